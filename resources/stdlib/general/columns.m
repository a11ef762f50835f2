function n = columns(x)
%COLUMNS Number of columns of an array
%   N = COLUMNS(X) is size(X, 2).
%
%   See also rows, size.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Invalid call to columns.');
    end
    n = size(x, 2);
end
