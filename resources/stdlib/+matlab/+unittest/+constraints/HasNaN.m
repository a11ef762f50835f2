classdef HasNaN < matlab.unittest.constraints.Constraint
%HasNaN Values with a NaN
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = any(isnan(actual(:)));
        end
    end
end
