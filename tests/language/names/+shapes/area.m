function a = area(varargin)
    a = prod([varargin{:}]) * factor();
end
function f = factor
    f = 1;
end
