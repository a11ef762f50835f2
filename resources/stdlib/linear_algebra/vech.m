function v = vech(x)
%VECH Lower triangle of a square matrix as a column
%   V = VECH(X) stacks the columns of the lower triangle of X.
%
%   See also vec.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if size(x, 1) ~= size(x, 2) || ~ismatrix(x)
        error('MATLAB:square', 'vech: X must be square.');
    end
    v = x(tril(true(size(x))));
end
