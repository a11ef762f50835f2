classdef Cat < Animal
    methods
        function o = Cat(n), if nargin, o.name = n; end, end
        function s = sound(obj), s = 'meow'; end
    end
end
