classdef IsFalse < matlab.unittest.constraints.Constraint
%IsFalse False
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = islogical(actual) && isscalar(actual) && ~actual;
        end
    end
end
