classdef Dyn < dynamicprops
    properties
        base = 1
    end
end
