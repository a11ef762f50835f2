classdef IsFinite < matlab.unittest.constraints.Constraint
%IsFinite Values with finite elements only
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = all(isfinite(actual(:)));
        end
    end
end
