classdef Account < handle
    properties (SetAccess = private)
        Balance = 0
    end
    properties (Access = private)
        Pin = 1234
    end
    properties
        Owner = 'nobody'
        Log = {}
    end
    properties (SetAccess = immutable)
        Number = 0
    end
    events
        Overdrawn
    end
    methods
        function obj = Account(number)
            if nargin > 0
                obj.Number = number;
            end
        end
        function deposit(obj, amount)
            obj.Balance = obj.Balance + amount;
        end
        function ok = withdraw(obj, amount)
            ok = amount <= obj.Balance;
            if ~ok
                notify(obj, 'Overdrawn');
                return
            end
            obj.Balance = obj.Balance - amount;
        end
        function ok = check(obj, pin)
            ok = obj.isPin(pin);
        end
        function set.Owner(obj, name)
            if ~ischar(name)
                error('Account:owner', 'Owner must be text.');
            end
            obj.Owner = upper(name);
        end
    end
    methods (Access = private)
        function ok = isPin(obj, pin)
            ok = obj.Pin == pin;
        end
    end
end
