function r = randg(a, varargin)
%RANDG Gamma distributed random numbers of scale 1
%   R = RANDG(A, ...) has the shape A; further arguments are sizes, then 'single' or 'double'.
%   Source: G. Marsaglia, W. W. Tsang, ACM Trans. Math. Software 26(3), 2000.
%
%   See also rande, randp, randn.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    cls = class(a);
    if ~isempty(varargin) && (ischar(varargin{end}) || isstring(varargin{end}))
        cls = char(varargin{end});
        varargin(end) = [];
    end
    a = double(a);
    if isempty(varargin)
        r = zeros(size(a));
    else
        r = zeros(varargin{:});
        if isscalar(a)
            a = a * ones(size(r));
        end
    end
    bad = ~(a > 0) | isinf(a);
    small = a < 1;
    shape = a;
    shape(small) = shape(small) + 1;
    left = find(~bad);
    while ~isempty(left)
        d = shape(left) - 1 / 3;
        c = 1 ./ sqrt(9 * d);
        x = randn(size(left));
        v = (1 + c .* x) .^ 3;
        u = rand(size(left));
        ok = v > 0 & log(u) < 0.5 * x .^ 2 + d - d .* v + d .* log(max(v, realmin));
        r(left(ok)) = d(ok) .* v(ok);
        left = left(~ok);
    end
    fix_up = small & ~bad;
    r(fix_up) = reshape(r(fix_up), [], 1) .* rand(nnz(fix_up), 1) .^ (1 ./ reshape(a(fix_up), [], 1));
    r(bad) = NaN;
    if strcmp(cls, 'single')
        r = single(r);
    end
end
