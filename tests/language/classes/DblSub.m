classdef DblSub < double
    properties
        unit = 'm'
    end
    methods
        function o = DblSub(d, u)
            if nargin == 0, d = 0; end
            o@double(d);
            if nargin > 1, o.unit = u; end
        end
    end
end
