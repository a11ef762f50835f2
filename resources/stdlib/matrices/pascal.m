function P = pascal(n, t, cls)
%PASCAL Pascal matrix
%   P = PASCAL(N) is the symmetric matrix of Pascal's triangle. PASCAL(N, 1) is its lower triangular Cholesky factor with
%   alternating signs, its own inverse; PASCAL(N, 2) is a cube root of the identity. PASCAL(N, -1) is PASCAL(N, 1)
%   without signs. PASCAL(..., CLASSNAME) is of class 'single' or 'double'.
%
%   See also chol.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        t = 0;
    end
    if nargin < 3
        cls = 'double';
    end
    if ischar(t) || isstring(t)
        cls = char(t);
        t = 0;
    end
    if ~isscalar(n) || ~isscalar(t) || ~isnumeric(n) || ~isnumeric(t)
        error('MATLAB:pascal:arguments', 'pascal: N and T must be scalar integers.');
    end
    if ~any(t == [-1 0 1 2])
        error('MATLAB:pascal:kind', 'pascal: T must be -1, 0, 1, or 2, found %d.', t);
    end
    n = max(0, double(n));
    P = zeros(n);
    if n > 0
        P(:, 1) = 1;
    end
    if t == -1
        for j = 2:n
            P(j:n, j) = cumsum(P(j-1:n-1, j-1));
        end
    else
        for j = 2:n
            P(j:n, j) = -cumsum(P(j-1:n-1, j-1));
        end
    end
    if t == 0
        P = P * P.';
    elseif t == 2
        P = rot90(P, 3);
        if mod(n, 2) == 0
            P = -P;
        end
    end
    P = cast(P, cls);
end
