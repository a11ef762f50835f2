function S = spconvert(D)
%SPCONVERT Import from sparse matrix external format
%   S = SPCONVERT(D) makes a sparse matrix of rows [i j re] or [i j re im].
%
%   See also sparse.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if issparse(D)
        S = D;
        return
    end
    if ~isnumeric(D) || ~any(size(D, 2) == [3 4]) || ndims(D) > 2 || ~isreal(D)
        error('MATLAB:spconvert:WrongArraySize', 'Array must have 3 or 4 columns.');
    end
    values = D(:, 3);
    if size(D, 2) == 4
        values = complex(D(:, 3), D(:, 4));
    end
    S = sparse(D(:, 1), D(:, 2), values);
end
