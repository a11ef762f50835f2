classdef HasInf < matlab.unittest.constraints.Constraint
%HasInf Values with an infinite element
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = any(isinf(actual(:)));
        end
    end
end
