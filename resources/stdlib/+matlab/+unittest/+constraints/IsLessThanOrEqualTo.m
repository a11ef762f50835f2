classdef IsLessThanOrEqualTo < matlab.unittest.constraints.Constraint
%IsLessThanOrEqualTo Values less than or equal to a bound
    properties (SetAccess = private)
        CeilingValue
    end

    methods
        function constraint = IsLessThanOrEqualTo(value)
            constraint.CeilingValue = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = all(actual(:) <= constraint.CeilingValue(:));
        end
    end
end
