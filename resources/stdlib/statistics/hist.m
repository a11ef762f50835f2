function [counts, centers] = hist(y, x, norm)
%HIST Counts of values in bins, or their bar chart
%   n = HIST(y) counts the elements of a vector y, or of each column of a matrix, in ten bins of one width between its
%   least and its largest element. HIST(y, m) uses m bins, HIST(y, x) bins around the centers x. HIST(y, x, norm) scales
%   the counts so that they add up to norm. [n, c] = HIST(...) gives the centers too; without output the counts are
%   drawn as bars.
%
%   See also histc, histcounts, bar.
    narginchk(1, 3)
    if ~isnumeric(y) && ~islogical(y) || ~isreal(y)
        error('MATLAB:hist:InvalidInput', 'hist: the first argument must be real numbers.');
    end
    row = isvector(y);
    if row
        y = y(:);
    end
    y = double(y);
    finite = y(isfinite(y));
    if isempty(finite)
        low = 0;
        high = 0;
    else
        low = min(finite);
        high = max(finite);
    end
    if nargin < 2 || isempty(x)
        x = 10;
    end
    if ~isnumeric(x) || ~isreal(x) || ~(isscalar(x) || isvector(x))
        error('MATLAB:hist:InvalidInput', 'hist: the bins must be a number or a vector of centers.');
    end
    if isscalar(x)
        m = x;
        if m <= 0 || m ~= fix(m)
            error('MATLAB:hist:InvalidInput', 'hist: the number of bins must be a positive integer.');
        end
        if low == high
            low = low - floor(m/2) - 0.5;
            high = high + ceil(m/2) - 0.5;
        end
        width = (high - low) / m;
        edges = low + width * (0:m);
        edges(end) = high;
        centers = edges(1:end-1) + width/2;
    else
        centers = sort(double(x(:).'));
        edges = [-Inf, (centers(1:end-1) + centers(2:end)) / 2, Inf];
    end
    m = numel(centers);
    counts = zeros(m, size(y, 2));
    for c = 1:size(y, 2)
        column = y(~isnan(y(:, c)), c);
        bin = ones(size(column));
        for k = 2:m
            bin = bin + (column > edges(k));
        end
        if ~isempty(bin)
            counts(:, c) = accumarray(bin, 1, [m 1]);
        end
    end
    if nargin == 3
        if ~isnumeric(norm) || any(norm <= 0)
            error('MATLAB:hist:InvalidInput', 'hist: the norm must be positive.');
        end
        counts = norm .* counts ./ sum(counts, 1);
    end
    if nargout == 0
        bar(centers, counts, 1);
        clear counts centers
        return
    end
    if row
        counts = counts.';
    else
        centers = centers.';
    end
end
