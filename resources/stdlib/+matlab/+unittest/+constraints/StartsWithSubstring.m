classdef StartsWithSubstring < matlab.unittest.constraints.Constraint
%StartsWithSubstring Text that begins with other text
    properties (SetAccess = private)
        Prefix
    end

    methods
        function constraint = StartsWithSubstring(value)
            constraint.Prefix = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = startsWith(actual, constraint.Prefix);
        end
    end
end
