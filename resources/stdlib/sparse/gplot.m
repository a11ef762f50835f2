function [X, Y] = gplot(A, xy, varargin)
%GPLOT Plot nodes and edges in adjacency matrix
%   GPLOT(A, XY) draws a line between the points XY(i, :) and XY(j, :) for each nonzero A(i, j). GPLOT(A, XY, LINESPEC)
%   chooses the line. [X, Y] = GPLOT(A, XY) gives the points, with NaN between the lines, for plot(X, Y).
%
%   See also spy, treeplot, plot.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if size(A, 1) ~= size(A, 2) || size(xy, 1) ~= size(A, 1) || size(xy, 2) ~= 2
        error('MATLAB:gplot:sizes', 'A must be square, and XY have two columns and as many rows.');
    end
    [i, j] = find(A);
    [~, order] = sort(max(i, j));
    i = i(order);
    j = j(order);
    X = reshape([xy(i, 1), xy(j, 1), NaN(numel(i), 1)]', [], 1);
    Y = reshape([xy(i, 2), xy(j, 2), NaN(numel(i), 1)]', [], 1);
    if nargout == 0
        plot(X, Y, varargin{:});
        clear X Y
    end
end
