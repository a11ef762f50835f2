classdef HasSize < matlab.unittest.constraints.Constraint
%HasSize Values of a size
    properties (SetAccess = private)
        Size
    end

    methods
        function constraint = HasSize(value)
            constraint.Size = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = isequal(size(actual), constraint.Size);
        end
    end
end
