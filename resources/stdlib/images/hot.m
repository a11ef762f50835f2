function map = hot(m)
%HOT Black, red, yellow and white color map
%   map = HOT(m) is an m-by-3 color map. HOT without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    n = fix(3/8 * m);
    r = [(1:n)'/n; ones(m-n, 1)];
    g = [zeros(n, 1); (1:n)'/n; ones(m-2*n, 1)];
    b = [zeros(2*n, 1); (1:m-2*n)'/(m-2*n)];
    map = [r g b];
end
