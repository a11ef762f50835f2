classdef IsLessThan < matlab.unittest.constraints.Constraint
%IsLessThan Values less than a bound
    properties (SetAccess = private)
        CeilingValue
    end

    methods
        function constraint = IsLessThan(value)
            constraint.CeilingValue = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = all(actual(:) < constraint.CeilingValue(:));
        end
    end
end
