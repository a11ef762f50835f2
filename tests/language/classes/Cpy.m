classdef Cpy < matlab.mixin.Copyable
    properties
        a = 1
        child
    end
    methods (Access = protected)
        function c = copyElement(obj)
            c = copyElement@matlab.mixin.Copyable(obj);
            if ~isempty(obj.child)
                c.child = copy(obj.child);
            end
        end
    end
end
