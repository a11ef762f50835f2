classdef Thing < handle
    properties (SetObservable, AbortSet)
        Value = 1
    end
    properties (SetObservable, GetObservable)
        Other = 2
    end
    properties (Constant)
        Table = pkg.Thing.makeTable()
        N = 3
    end
    events
        Changed
    end
    methods (Static)
        function t = makeTable()
            t = struct('a', 1);
        end
        function o = make(varargin)
            o = pkg.Thing();
            if nargin, o.Value = varargin{1}; end
        end
    end
    methods
        function fire(obj)
            notify(obj, 'Changed', pkg.Data(42));
        end
        function f = counter(obj)
            f = @() obj.bump();
        end
        function v = bump(obj)
            obj.Value = obj.Value + 1;
            v = obj.Value;
        end
    end
end
