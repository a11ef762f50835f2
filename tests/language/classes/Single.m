classdef (Sealed) Single < handle
    % A class with one object.
    properties
        n = 0
    end
    methods (Access = private)
        function obj = Single()
        end
    end
    methods (Static)
        function obj = instance()
            persistent one
            if isempty(one) || ~isvalid(one)
                one = Single();
            end
            obj = one;
        end
        function announce()
            fprintf('');
        end
    end
end
