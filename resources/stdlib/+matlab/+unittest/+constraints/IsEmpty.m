classdef IsEmpty < matlab.unittest.constraints.Constraint
%IsEmpty Empty values
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = isempty(actual);
        end
    end
end
