classdef HasElementCount < matlab.unittest.constraints.Constraint
%HasElementCount Values with a number of elements
    properties (SetAccess = private)
        Count
    end

    methods
        function constraint = HasElementCount(value)
            constraint.Count = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = numel(actual) == constraint.Count;
        end
    end
end
