classdef Point2
    % A value class with a method in each call form.
    properties
        x = 0
        y = 0
    end
    properties (Constant)
        Dimensions = 2
    end
    properties (Dependent)
        Norm
    end
    methods
        function obj = Point2(x, y)
            if nargin > 0
                obj.x = x;
                obj.y = y;
            end
        end
        function n = get.Norm(obj)
            n = sqrt(obj.x^2 + obj.y^2);
        end
        function obj = set.Norm(obj, n)
            s = n / obj.Norm;
            obj.x = obj.x * s;
            obj.y = obj.y * s;
        end
        function obj = moved(obj, dx, dy)
            obj.x = obj.x + dx;
            obj.y = obj.y + dy;
        end
        function r = plus(a, b)
            r = Point2(a.x + b.x, a.y + b.y);
        end
        function r = eq(a, b)
            r = a.x == b.x && a.y == b.y;
        end
        function r = uminus(a)
            r = Point2(-a.x, -a.y);
        end
        function [a, b] = coordinates(obj)
            a = obj.x;
            b = obj.y;
        end
        function d = double(obj)
            d = [obj.x obj.y];
        end
    end
    methods (Static)
        function p = origin()
            p = Point2(0, 0);
        end
        function p = diagonal(n)
            p = Point2(n, n);
        end
    end
end
