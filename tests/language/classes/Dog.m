classdef Dog < Animal
    methods
        function o = Dog(n), if nargin, o.name = n; end, end
        function s = sound(obj), s = 'woof'; end
    end
end
