function D = pdist2(x, y, metric, p)
%PDIST2 Distances between two sets of points
%   D = PDIST2(X, Y) has the distances of the rows of X to the rows of Y. PDIST2(X, Y, METRIC, P) as in pdist.
%
%   See also pdist, squareform.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3 || isempty(metric)
        metric = 'euclidean';
    end
    if nargin < 4
        p = 2;
    end
    D = zeros(size(x, 1), size(y, 1));
    for k = 1:size(x, 1)
        both = pdist_row(x(k, :), y, metric, p);
        D(k, :) = both(:).';
    end
end

function d = pdist_row(a, B, metric, p)
    d = zeros(size(B, 1), 1);
    for j = 1:size(B, 1)
        d(j) = pdist([a; B(j, :)], metric, p);
    end
end
