function Y = pageinv(X)
%PAGEINV Page-wise matrix inverse
%   Y = PAGEINV(X) holds the inverses of the square pages X(:,:,k).
%
%   See also inv, pagemtimes, pagetranspose.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(X)
        error('MATLAB:pageinv:inputType', 'The array must be single or double.');
    end
    if size(X, 1) ~= size(X, 2)
        error('MATLAB:square', 'Matrix must be square.');
    end
    Y = X;
    for k = 1:prod(size(X, 3:max(3, ndims(X))))
        Y(:, :, k) = inv(X(:, :, k));
    end
end
