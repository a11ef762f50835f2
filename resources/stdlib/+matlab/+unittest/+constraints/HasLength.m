classdef HasLength < matlab.unittest.constraints.Constraint
%HasLength Values of a length
    properties (SetAccess = private)
        Length
    end

    methods
        function constraint = HasLength(value)
            constraint.Length = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = length(actual) == constraint.Length;
        end
    end
end
