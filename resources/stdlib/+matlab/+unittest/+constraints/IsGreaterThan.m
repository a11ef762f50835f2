classdef IsGreaterThan < matlab.unittest.constraints.Constraint
%IsGreaterThan Values greater than a bound
    properties (SetAccess = private)
        FloorValue
    end

    methods
        function constraint = IsGreaterThan(value)
            constraint.FloorValue = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = all(actual(:) > constraint.FloorValue(:));
        end
    end
end
