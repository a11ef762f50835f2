classdef Colour
    enumeration
        Red
        Green
        Blue
    end
    methods
        function tf = isWarm(obj)
            tf = obj == Colour.Red;
        end
    end
end
