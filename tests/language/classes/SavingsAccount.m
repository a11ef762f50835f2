classdef SavingsAccount < Account
    properties
        Rate = 0.1
    end
    methods
        function obj = SavingsAccount(number, rate)
            obj@Account(number);
            if nargin > 1
                obj.Rate = rate;
            end
        end
        function deposit(obj, amount)
            deposit@Account(obj, amount);
            obj.Log{end+1} = amount;
        end
        function addInterest(obj)
            obj.deposit(obj.Balance * obj.Rate);
        end
    end
end
