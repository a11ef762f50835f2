classdef IsOfClass < matlab.unittest.constraints.Constraint
%IsOfClass Values of a class
    properties (SetAccess = private)
        Class
    end

    methods
        function constraint = IsOfClass(class_or_name)
            constraint.Class = class_or_name;
        end

        function ok = satisfiedBy(constraint, actual)
            name = constraint.Class;
            if ~ischar(name) && ~isstring(name)
                name = name.Name;
            end
            ok = strcmp(class(actual), name);
        end
    end
end
