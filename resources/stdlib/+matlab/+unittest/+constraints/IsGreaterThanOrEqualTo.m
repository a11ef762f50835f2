classdef IsGreaterThanOrEqualTo < matlab.unittest.constraints.Constraint
%IsGreaterThanOrEqualTo Values greater than or equal to a bound
    properties (SetAccess = private)
        FloorValue
    end

    methods
        function constraint = IsGreaterThanOrEqualTo(value)
            constraint.FloorValue = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = all(actual(:) >= constraint.FloorValue(:));
        end
    end
end
