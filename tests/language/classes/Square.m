classdef Square < Shape
    properties
        Sides = 4
        Length = 1
    end
    methods
        function obj = Square(n)
            if nargin == 1
                obj.Length = n;
            end
        end
        function a = area(obj)
            a = obj.Length^2;
        end
    end
end
