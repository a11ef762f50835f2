classdef IsScalar < matlab.unittest.constraints.Constraint
%IsScalar Scalars
    methods
        function ok = satisfiedBy(constraint, actual) %#ok<INUSL>
            ok = isscalar(actual);
        end
    end
end
