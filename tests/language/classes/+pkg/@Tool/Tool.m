classdef Tool
    properties
        w = 2
    end
    methods
        function t = Tool(w)
            if nargin, t.w = w; end
        end
        r = scaled(t, k)
    end
    methods (Access = private)
        r = hidden(t)
    end
end
function r = localHelper(t)
    r = t.w * 100;
end
