function q = polygcd(b, a, tol)
%POLYGCD Greatest common divisor of two polynomials
%   Q = POLYGCD(B, A) by Euclid's algorithm; the leading coefficient is 1. POLYGCD(B, A, TOL) takes remainders smaller
%   than TOL for zero.
%
%   See also conv, deconv, residue.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        if isa(a, 'single') || isa(b, 'single')
            tol = sqrt(eps('single'));
        else
            tol = sqrt(eps);
        end
    end
    if isscalar(a) || isscalar(b)
        if a == 0
            q = b;
        elseif b == 0
            q = a;
        else
            q = ones(class(a + b));
        end
        return
    end
    a = a / a(1);
    tol = tol * norm(b, 'inf');
    while true
        if numel(b) < numel(a)
            [a, b] = deal(b, a);
        end
        [~, r] = deconv(b, a);
        keep = find(abs(r) >= tol, 1);
        if isempty(keep)
            q = a / a(1);
            return
        end
        r = r(keep:end);
        b = a;
        if isscalar(r)
            q = ones(class(a));
            return
        end
        a = r / r(1);
    end
end
