classdef IsReal < matlab.unittest.constraints.Constraint
%IsReal Real values
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = isreal(actual);
        end
    end
end
