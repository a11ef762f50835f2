classdef IsTrue < matlab.unittest.constraints.Constraint
%IsTrue True
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = islogical(actual) && isscalar(actual) && actual;
        end
    end
end
