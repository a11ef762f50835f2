function y = cplxpair(z, tol, dim)
%CPLXPAIR Sort complex numbers into pairs of conjugates
%   Y = CPLXPAIR(Z) orders the elements along the first dimension that is not 1: conjugate pairs first, by increasing
%   real part, the element with negative imaginary part first; then the real numbers in increasing order.
%   CPLXPAIR(Z, TOL) takes two numbers for conjugates, and a number for real, if they differ by less than TOL times
%   their size; the default is 100*eps. CPLXPAIR(Z, TOL, DIM) works along dimension DIM.
%
%   See also roots, sort.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to cplxpair.');
    end
    if isempty(z)
        y = zeros(size(z), class(z));
        return
    end
    if ~isnumeric(z)
        error('MATLAB:cplxpair:numeric', 'cplxpair: Z must be numeric.');
    end
    if nargin < 2 || isempty(tol)
        tol = 100 * eps(class(z));
    elseif ~(isscalar(tol) && isnumeric(tol) && tol >= 0 && tol < 1)
        error('MATLAB:cplxpair:tolerance', 'cplxpair: TOL must be a scalar number in the range 0 <= TOL < 1.');
    end
    if nargin < 3 || isempty(dim)
        dim = find(size(z) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim >= 1 && dim <= ndims(z) && dim == fix(dim))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'cplxpair: invalid dimension DIM.');
    end
    order = [dim, 1:dim-1, dim+1:ndims(z)];
    x = permute(z, order);
    sz = size(x);
    x = reshape(x, sz(1), []);
    y = complex(zeros(size(x), class(z)));
    for col = 1:size(x, 2)
        y(:, col) = pair_up(x(:, col), tol);
    end
    if isreal(z)
        y = real(y);
    end
    y = ipermute(reshape(y, sz), order);
end

function y = pair_up(x, tol)
    flat = abs(imag(x)) <= tol * abs(x);
    y = complex(zeros(size(x), class(x)));
    reals = sort(real(x(flat)));
    c = x(~flat);
    n = numel(c);
    if mod(n, 2) ~= 0
        error('MATLAB:cplxpair:ComplexValuesPaired', 'cplxpair: could not pair all complex numbers.');
    end
    [~, by_real] = sort(real(c));
    c = c(by_real);
    at = 0;
    while ~isempty(c)
        [gap, k] = min(abs(c(2:end) - conj(c(1))));
        if gap > tol * abs(c(1))
            error('MATLAB:cplxpair:ComplexValuesPaired', 'cplxpair: could not pair all complex numbers.');
        end
        pair = [c(1); c(k + 1)];
        [~, s] = sort(imag(pair));
        y(at + (1:2)) = pair(s);
        at = at + 2;
        c([1, k + 1]) = [];
    end
    % Pairs of equal real part come by increasing size of the imaginary part.
    if at > 0
        lower = y(1:2:at);
        upper = y(2:2:at);
        re = real(lower);
        near = [0; cumsum(abs(diff(re)) > tol * max(abs(re(1:end-1)), 1))];
        [~, s] = sortrows([near, imag(upper)]);
        y(1:2:at) = lower(s);
        y(2:2:at) = upper(s);
    end
    y(at+1:end) = reals;
end
