classdef (Abstract) Shape
    properties (Abstract)
        Sides
    end
    methods (Abstract)
        a = area(obj)
    end
    methods
        function t = describe(obj)
            t = sprintf('%s with %d sides and area %g', class(obj), obj.Sides, obj.area());
        end
    end
end
