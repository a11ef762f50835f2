function [c, v] = condest(A, varargin)
%CONDEST 1-norm condition number estimate
%   C = CONDEST(A) estimates norm(A, 1)*norm(inv(A), 1). [C, V] = CONDEST(A) also gives an approximate null vector.
%
%   See also cond, normest1, rcond.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) || ~ismatrix(A) || size(A, 1) ~= size(A, 2)
        error('MATLAB:condest:NonSquareMatrix', 'Matrix must be square.');
    end
    if isempty(A)
        c = 0;
        v = [];
        return
    end
    if ~isempty(varargin) && ~(isscalar(varargin{end}) && isnumeric(varargin{end}) && varargin{end} > 0)
        error('MATLAB:condest:columns', 'condest: T must be a positive integer scalar.');
    end
    [L, U, P] = lu(A);
    if any(diag(U) == 0)
        c = Inf;
        v = ones(size(A, 1), 1) / size(A, 1);
        return
    end
    [inverse_norm, ~, w] = normest1(@solve, varargin{:});
    c = inverse_norm * norm(A, 1);
    v = w / norm(w, 1);

    function y = solve(flag, x)
        switch flag
            case 'dim'
                y = size(A, 1);
            case 'real'
                y = isreal(A);
            case 'notransp'
                y = U \ (L \ (P * x));
            otherwise
                y = P' * (L' \ (U' \ x));
        end
    end
end
