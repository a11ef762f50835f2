function v = ppval(pp, x)
%PPVAL Evaluate a piecewise polynomial
%   V = PPVAL(PP, X) evaluates PP, made by mkpp, spline, pchip or interp1, at the elements of X. If the values of PP have
%   the size [D1, ..., Dr], V has the size [D1, ..., Dr, size(X)], without the singleton dimension of a vector X.
%
%   See also mkpp, spline, pchip.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isstruct(pp) && isfield(pp, 'form') && strcmp(pp.form, 'pp'))
        if isstruct(x) && isfield(x, 'form') && strcmp(x.form, 'pp')
            [pp, x] = deal(x, pp);
        else
            error('MATLAB:ppval:InvalidPPform', 'ppval: first argument must be a pp-form structure.');
        end
    end
    b = pp.breaks;
    c = pp.coefs;
    l = pp.pieces;
    k = pp.order;
    d = pp.dim(:).';
    n = prod(d);
    sx = size(x);
    xs = reshape(x, 1, []);
    if l > 1
        index = discretize(xs, [-Inf, b(2:l), Inf]);
        index(isnan(index)) = l;
    else
        index = ones(size(xs));
    end
    index(isnan(xs)) = l;
    t = xs - reshape(b(index), size(xs));
    if n > 1
        rows = (index - 1) * n + (1:n).';
        rows = rows(:);
        t = reshape(repmat(t, n, 1), 1, []);
    else
        rows = index(:);
    end
    v = c(rows, 1);
    t = t(:);
    for i = 2:k
        v = v .* t + c(rows, i);
    end
    if isempty(xs)
        v = zeros(n, 0);
    end
    if isequal(d, 1)
        v = reshape(v, sx);
    elseif isvector(x) && numel(sx) == 2
        v = reshape(v, [d, numel(x)]);
    else
        v = reshape(v, [d, sx]);
    end
end
