classdef IsInstanceOf < matlab.unittest.constraints.Constraint
%IsInstanceOf Values of a class or of one that inherits from it
    properties (SetAccess = private)
        Class
    end

    methods
        function constraint = IsInstanceOf(class_or_name)
            constraint.Class = class_or_name;
        end

        function ok = satisfiedBy(constraint, actual)
            name = constraint.Class;
            if ~ischar(name) && ~isstring(name)
                name = name.Name;
            end
            ok = isa(actual, name);
        end
    end
end
