function [count, mean, variance] = spstats(S, j)
%SPSTATS Statistics of the nonzero elements of each column
%   COUNT = SPSTATS(S) counts the nonzeros of each column; [COUNT, MEAN, VAR] = SPSTATS(S) returns their mean and variance
%   too. SPSTATS(V, J) takes values V and the columns J that they belong to.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin > 1
        S = sparse(1:numel(S), j(:), S(:));
    end
    [i, j, v] = find(sparse(S));
    i = i(:);
    j = j(:);
    v = v(:);
    [n, m] = size(S);
    count = sum(sparse(i, j, 1, n, m), 1);
    if nargout > 1
        mean = sum(S, 1) ./ count;
    end
    if nargout > 2
        difference = sparse(i, j, v - reshape(mean(j), [], 1), n, m);
        variance = sum(difference .* difference, 1) ./ (count - 1);
    end
end
