function d = pdist(x, metric, p)
%PDIST Pairwise distances
%   D = PDIST(X) has the Euclidean distances of the pairs of rows of X, as a row in the order (2,1), (3,1), ..., (3,2), ...
%   PDIST(X, METRIC, P): 'euclidean', 'squaredeuclidean', 'cityblock', 'chebychev', 'minkowski' (exponent P), 'cosine',
%   'correlation', 'hamming', 'jaccard', or a function of a row and a matrix.
%
%   See also squareform, pdist2.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2 || isempty(metric)
        metric = 'euclidean';
    end
    if nargin < 3
        p = 2;
    end
    n = size(x, 1);
    d = zeros(1, n * (n - 1) / 2);
    at = 0;
    for k = 1:n - 1
        d(at + (1:n - k)) = distances(x(k, :), x(k + 1:n, :), metric, p);
        at = at + n - k;
    end
end

function d = distances(a, B, metric, p)
    if isa(metric, 'function_handle')
        d = metric(a, B);
        return
    end
    switch lower(char(metric))
        case 'euclidean'
            d = sqrt(sum((B - a) .^ 2, 2));
        case 'squaredeuclidean'
            d = sum((B - a) .^ 2, 2);
        case {'cityblock', 'manhattan'}
            d = sum(abs(B - a), 2);
        case {'chebychev', 'chebyshev'}
            d = max(abs(B - a), [], 2);
        case 'minkowski'
            d = sum(abs(B - a) .^ p, 2) .^ (1 / p);
        case 'cosine'
            d = 1 - (B * a.') ./ (sqrt(sum(B .^ 2, 2)) * norm(a));
        case 'correlation'
            d = distances(a - mean(a), B - mean(B, 2), 'cosine', p);
        case 'hamming'
            d = mean(B ~= a, 2);
        case 'jaccard'
            some = B ~= 0 | a ~= 0;
            d = sum(B ~= a & some, 2) ./ sum(some, 2);
        otherwise
            error('stats:pdist:UnrecognizedDistance', 'The ''%s'' distance metric is unrecognized.', char(metric));
    end
end
