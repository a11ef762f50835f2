function [sn, cn, dn, err] = ellipj(u, m, tol)
%ELLIPJ Jacobi elliptic functions
%   [SN, CN, DN] = ELLIPJ(U, M) are the elliptic functions of U for the parameter M, 0 <= M <= 1; U and M have one size, or
%   one of them is a scalar, or a row M goes with a column U. ELLIPJ(U, M, TOL) stops the iteration at TOL.
%   Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 16.4 and 16.21.
%
%   See also ellipke.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(u) || ~isnumeric(m) || ~isreal(m)
        error('MATLAB:ellipj:ComplexInputs', 'Input arguments must be numeric, and M real.');
    end
    if any(m(:) < 0 | m(:) > 1)
        error('MATLAB:ellipj:MOutOfRange', 'M must be in the range 0 <= M <= 1.');
    end
    if nargin < 3
        tol = eps(class(u + m));
    end
    compatible = isequal(size(u), size(m)) || isscalar(u) || isscalar(m) || (isvector(u) && isvector(m) && numel(u) ~= numel(m));
    if ~compatible
        error('MATLAB:ellipj:InputSizeMismatch', 'U and M must be the same size.');
    end
    if isvector(u) && isvector(m) && ~isscalar(u) && ~isscalar(m) && ~isequal(size(u), size(m))
        [u, m] = deal(repmat(u(:), 1, numel(m)), repmat(m(:).', numel(u), 1));
    else
        u = u + zeros(size(m));
        m = m + zeros(size(u));
    end
    [sn, cn, dn] = of_reals(real(u), m, tol);
    if ~isreal(u)
        [s1, c1, d1] = of_reals(imag(u), 1 - m, tol);
        below = c1.^2 + m .* sn.^2 .* s1.^2;
        [s, c, d] = deal(sn, cn, dn);
        sn = complex(s .* d1, c .* d .* s1 .* c1) ./ below;
        cn = complex(c .* c1, -s .* d .* s1 .* d1) ./ below;
        dn = complex(d .* c1 .* d1, -m .* s .* c .* s1) ./ below;
    end
    err = zeros(size(u));
end

function [sn, cn, dn] = of_reals(u, m, tol)
    a = ones(size(m));
    b = sqrt(1 - m);
    c = sqrt(m);
    means = {a};
    halves = {c};
    while any(abs(c(:)) > tol) && numel(means) < 40
        [a, b, c] = deal((a + b) / 2, sqrt(a .* b), (a - b) / 2);
        means{end + 1} = a; %#ok<AGROW>
        halves{end + 1} = c; %#ok<AGROW>
    end
    phi = 2^(numel(means) - 1) * means{end} .* u;
    for k = numel(means):-1:2
        phi = (asin(halves{k} .* sin(phi) ./ means{k}) + phi) / 2;
    end
    sn = sin(phi);
    cn = cos(phi);
    dn = sqrt(1 - m .* sn.^2);
    one = m == 1;
    sn(one) = tanh(u(one));
    cn(one) = sech(u(one));
    dn(one) = cn(one);
end
