function stats = statistics(x, dim)
%STATISTICS Basic statistics of data
%   STATS = STATISTICS(X) has, along the first dimension that is not 1: minimum, first quartile, median, third quartile,
%   maximum, mean, standard deviation, skewness and kurtosis. STATISTICS(X, DIM) works along DIM.
%
%   See also bounds, quantile, std, skewness, kurtosis.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:statistics:class', 'statistics: X must be a numeric vector or matrix.');
    end
    if nargin < 2
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'statistics: DIM must be a positive integer.');
    end
    if size(x, dim) < 2
        error('MATLAB:statistics:size', 'statistics: dimension of X is too small (<2).');
    end
    q = quantile(x, [0.25; 0.5; 0.75], dim, 7);
    stats = cat(dim, min(x, [], dim), q, max(x, [], dim), mean(x, dim), std(x, [], dim), skewness(x, [], dim), kurtosis(x, [], dim));
end
