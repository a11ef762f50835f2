classdef Planet
    properties (SetAccess = immutable)
        Mass
        Radius
    end
    enumeration
        Earth (5.976e24, 6378137)
        Mars (6.421e23, 3397200)
    end
    methods
        function obj = Planet(mass, radius)
            obj.Mass = mass;
            obj.Radius = radius;
        end
        function g = gravity(obj)
            g = 6.67e-11 * obj.Mass / obj.Radius^2;
        end
    end
end
