function [index, coordinates] = tsearchn(X, T, XI)
%TSEARCHN N-D closest simplex search
%   T = TSEARCHN(X, TES, XI) is the row of TES whose simplex of points X holds each point of XI, NaN where none does.
%   [T, P] = TSEARCHN(...) also gives the barycentric coordinates.
%
%   See also delaunayn, griddatan, tsearch.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    n = size(X, 2);
    if size(T, 2) ~= n + 1 || size(XI, 2) ~= n
        error('MATLAB:tsearchn:sizes', 'TES must have one column more than X, and XI as many as X.');
    end
    count = size(XI, 1);
    index = NaN(count, 1);
    coordinates = NaN(count, n + 1);
    left = (1:count)';
    for t = 1:size(T, 1)
        corners = X(T(t, :), :);
        inner = (XI(left, :) - corners(1, :)) / (corners(2:end, :) - corners(1, :));
        all_of_them = [1 - sum(inner, 2), inner];
        inside = all(all_of_them >= -1e-12, 2);
        found = left(inside);
        index(found) = t;
        coordinates(found, :) = all_of_them(inside, :);
        left(inside) = [];
        if isempty(left)
            break
        end
    end
end
