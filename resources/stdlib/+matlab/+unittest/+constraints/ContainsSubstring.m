classdef ContainsSubstring < matlab.unittest.constraints.Constraint
%ContainsSubstring Text that contains other text
    properties (SetAccess = private)
        Substring
    end

    methods
        function constraint = ContainsSubstring(value)
            constraint.Substring = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = contains(actual, constraint.Substring);
        end
    end
end
