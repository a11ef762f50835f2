function z = squareform(y, direction)
%SQUAREFORM Distance vector to matrix and back
%   Z = SQUAREFORM(Y) makes the symmetric matrix of the distances Y that pdist gives; SQUAREFORM(Z) the vector of a matrix.
%   SQUAREFORM(Y, 'tomatrix'), SQUAREFORM(Z, 'tovector')
%
%   See also pdist.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        if isvector(y) && ~(isscalar(y) && y == 0)
            direction = 'tomatrix';
        else
            direction = 'tovector';
        end
    end
    switch lower(char(direction))
        case 'tomatrix'
            n = ceil(sqrt(2 * numel(y)));
            if n * (n - 1) / 2 ~= numel(y)
                error('stats:squareform:BadInputSize', 'The size of the vector Y is not correct.');
            end
            z = zeros(n, class(y));
            z(tril(true(n), -1)) = y;
            z = z + z.';
        case 'tovector'
            if size(y, 1) ~= size(y, 2) || any(diag(y))
                error('stats:squareform:BadInput', 'The distance matrix Z must be square with a zero diagonal.');
            end
            z = reshape(y(tril(true(size(y)), -1)), 1, []);
        otherwise
            error('stats:squareform:BadDirection', 'Direction must be ''tomatrix'' or ''tovector''.');
    end
end
