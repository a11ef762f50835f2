function [c, v] = condest(A, varargin)
%CONDEST 1-norm condition number estimate
%   C = CONDEST(A) estimates cond(A, 1) of a square matrix without its inverse, CONDEST(A, T) with T columns in NORMEST1.
%   [C, V] = CONDEST(A) returns an approximate null vector when C is large: norm(A*V, 1) = norm(A, 1)*norm(V, 1)/C.
%
%   See also cond, norm, normest1.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A)
        error('MATLAB:condest:InvalidMatrix', 'First argument must be a square matrix.');
    end
    if size(A, 1) ~= size(A, 2)
        error('MATLAB:condest:NonSquareMatrix', 'Matrix must be square.');
    end
    n = size(A, 1);
    if n == 0
        c = 0;
        v = [];
        return
    end
    if issparse(A)
        [L, U, P, Q] = lu(A);
    else
        [L, U, P] = lu(A);
        Q = eye(n);
    end
    if any(diag(U) == 0)
        c = Inf;
        v = zeros(n, 1);
        at = find(diag(U) == 0, 1);
        v(at) = 1;
        if at > 1
            v(1:at - 1) = -(U(1:at - 1, 1:at - 1) \ U(1:at - 1, at));
        end
        v = Q * (v / norm(v, 1));
        return
    end
    isReal = isreal(A);
    [inverse, ~, w] = normest1(@solve, varargin{:});
    c = inverse * norm(A, 1);
    v = w / norm(w, 1);

    function y = solve(mode, x)
        switch mode
            case 'dim'
                y = n;
            case 'real'
                y = isReal;
            case 'notransp'
                y = Q * (U \ (L \ (P * x)));
            otherwise
                y = P' * (L' \ (U' \ (Q' * x)));
        end
    end
end
