function [k, e] = ellipke(m, tol)
%ELLIPKE Complete elliptic integrals of first and second kind
%   [K, E] = ELLIPKE(M) for parameters M <= 1, by the arithmetic-geometric mean. ELLIPKE(M, TOL) stops at the accuracy TOL.
%
%   See also ellipj, legendre.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(m) || ~isreal(m)
        error('MATLAB:ellipke:ComplexInputs', 'ellipke: M must be a real single or double array.');
    end
    if any(m(:) > 1)
        error('MATLAB:ellipke:MOutOfRange', 'ellipke: all elements of M must be <= 1.');
    end
    if nargin < 2 || isempty(tol)
        tol = eps(class(m));
    elseif ~(isscalar(tol) && isreal(tol) && tol > 0)
        error('MATLAB:ellipke:tolerance', 'ellipke: TOL must be a real scalar > 0.');
    end
    k = NaN(size(m), class(m));
    e = k;
    k(m == 1) = Inf;
    e(m == 1) = 1;
    k(m == -Inf) = 0;
    e(m == -Inf) = Inf;
    at = m ~= 1 & m ~= -Inf & ~isnan(m);
    if any(at(:))
        v = m(at);
        v = v(:);
        negative = v < 0;
        factor = 1 ./ sqrt(1 - v(negative));
        w = v;
        w(negative) = -v(negative) ./ (1 - v(negative));
        a = ones(size(w), class(m));
        b = sqrt(1 - w);
        c = sqrt(w);
        f = 0.5;
        total = f * c .^ 2;
        for it = 1:40
            t = (a + b) / 2;
            c = (a - b) / 2;
            f = 2 * f;
            total = total + f * c .^ 2;
            if all(c ./ a < tol)
                a = t;
                break
            end
            b = sqrt(a .* b);
            a = t;
        end
        kk = pi ./ (2 * a);
        ee = kk .* (1 - total);
        % imaginary modulus transformation
        kn = kk(negative) .* factor;
        en = ee(negative) ./ factor;
        kk(negative) = kn;
        ee(negative) = en;
        k(at) = kk;
        e(at) = ee;
    end
end
