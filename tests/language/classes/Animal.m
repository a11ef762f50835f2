classdef (Abstract) Animal < matlab.mixin.Heterogeneous
    properties
        name = 'x'
    end
    methods (Abstract)
        s = sound(obj)
    end
    methods (Sealed)
        function c = all(objs)
            c = arrayfun(@(o) o.sound(), objs, 'UniformOutput', false);
        end
    end
end
