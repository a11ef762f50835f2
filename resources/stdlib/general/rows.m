function n = rows(x)
%ROWS Number of rows of an array
%   N = ROWS(X) is size(X, 1).
%
%   See also columns, size.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Invalid call to rows.');
    end
    n = size(x, 1);
end
