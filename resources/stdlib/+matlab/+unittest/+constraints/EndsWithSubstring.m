classdef EndsWithSubstring < matlab.unittest.constraints.Constraint
%EndsWithSubstring Text that ends with other text
    properties (SetAccess = private)
        Suffix
    end

    methods
        function constraint = EndsWithSubstring(value)
            constraint.Suffix = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = endsWith(actual, constraint.Suffix);
        end
    end
end
