function [a, b] = outer(x, varargin)
%OUTER help
arguments
    x (1,:) double {mustBePositive} = 1
end
arguments (Repeating)
    varargin
end
a = inner(x); b = @(p, q) p + q * x;
    function r = inner(t)
        persistent n; global g
        r = t.^-2 + n; return
    end
end
function local, end
