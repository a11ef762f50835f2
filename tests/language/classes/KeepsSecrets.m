classdef KeepsSecrets
    properties
        Open = 1
    end
    properties (Access = private)
        Secret = 2
    end
    properties (SetAccess = immutable)
        Fixed = 3
    end
    properties (Transient)
        Passing = 4
    end
    methods
        function obj = KeepsSecrets(fixed)
            if nargin > 0
                obj.Fixed = fixed;
            end
        end
        function obj = withSecret(obj, value)
            obj.Secret = value;
        end
        function value = secret(obj)
            value = obj.Secret;
        end
    end
end
