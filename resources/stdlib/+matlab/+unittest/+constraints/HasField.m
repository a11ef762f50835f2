classdef HasField < matlab.unittest.constraints.Constraint
%HasField Structures with a field
    properties (SetAccess = private)
        Field
    end

    methods
        function constraint = HasField(value)
            constraint.Field = value;
        end

        function ok = satisfiedBy(constraint, actual)
            ok = isfield(actual, constraint.Field);
        end
    end
end
