classdef delaunayTriangulation < triangulation
%DELAUNAYTRIANGULATION Delaunay triangulation in 2-D and 3-D
%   DT = DELAUNAYTRIANGULATION(P), DELAUNAYTRIANGULATION(x, y) and DELAUNAYTRIANGULATION(x, y, z) triangulate points. What a
%   triangulation can be asked holds for it too; DT.convexHull, DT.voronoiDiagram add to it.
%
%   See also triangulation, delaunay, delaunayn.
    properties (SetAccess = private)
        Constraints = zeros(0, 2)
    end
    methods
        function DT = delaunayTriangulation(varargin)
            DT@triangulation();
            if nargin == 0
                DT.Points = zeros(0, 2);
                return
            end
            if nargin == 1
                P = varargin{1};
            else
                P = cell2mat(cellfun(@(x) x(:), varargin, 'UniformOutput', false));
            end
            if ~any(size(P, 2) == [2 3])
                error('MATLAB:delaunayTriangulation:InvalidPointsErrId', 'The points must have two or three coordinates.');
            end
            [U, kept] = unique(P, 'rows', 'stable');
            if size(U, 1) < size(P, 1)
                warning('MATLAB:delaunayTriangulation:DupPtsWarnId', 'Duplicate data points have been detected and removed.');
            end
            DT.Points = double(P);
            if size(U, 1) > size(P, 2)
                DT.ConnectivityList = reshape(kept(delaunayn(double(U))), [], size(P, 2) + 1);
            end
        end
        function [K, v] = convexHull(DT)
            if size(DT.Points, 2) == 2
                [K, v] = convhull(DT.Points(:, 1), DT.Points(:, 2));
            else
                [K, v] = convhulln(DT.Points);
            end
        end
        function [V, R] = voronoiDiagram(DT)
            [V, R] = voronoin(DT.Points);
        end
    end
end
