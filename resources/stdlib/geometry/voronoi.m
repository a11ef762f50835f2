function [vx, vy] = voronoi(x, varargin)
%VORONOI Voronoi diagram
%   VORONOI(x, y) plots the finite edges between the cells of the points. [VX, VY] = VORONOI(x, y) gives the edges as
%   columns for plot(VX, VY). VORONOI(DT) takes a delaunayTriangulation; VORONOI(..., LINESPEC) chooses the line.
%
%   See also voronoin, delaunay, convhull.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isa(x, 'delaunayTriangulation')
        P = x.Points;
    else
        if nargin < 2 || numel(x) ~= numel(varargin{1})
            error('MATLAB:voronoi:InputSizeMismatch', 'X and Y must have the same number of elements.');
        end
        P = [x(:), varargin{1}(:)];
        varargin(1) = [];
    end
    if size(P, 1) < 3
        error('MATLAB:voronoi:NotEnoughPts', 'There must be at least three points.');
    end
    DT = triangulation(delaunay(P(:, 1), P(:, 2)), P);
    C = circumcenter(DT);
    N = neighbors(DT);
    [t, side] = find(~isnan(N));
    other = N(sub2ind(size(N), t, side));
    once = t < other;
    from = C(t(once), :);
    to = C(other(once), :);
    long = sum((from - to).^2, 2) > (1e-12 * max(1, max(abs(P(:)))))^2;
    vx = [from(long, 1), to(long, 1)]';
    vy = [from(long, 2), to(long, 2)]';
    if nargout == 0
        plot(vx, vy, varargin{:}, P(:, 1), P(:, 2), '.');
        clear vx vy
    end
end
