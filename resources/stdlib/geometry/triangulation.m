classdef triangulation
%TRIANGULATION Triangulation in 2-D or 3-D
%   TR = TRIANGULATION(T, P) holds the triangles or tetrahedra T, rows of indices of the points P, a row each.
%   TRIANGULATION(T, x, y) and TRIANGULATION(T, x, y, z) take the coordinates as columns.
%
%   See also delaunayTriangulation, delaunay, tsearchn.
    properties (SetAccess = protected)
        Points
        ConnectivityList
    end
    methods
        function TR = triangulation(T, varargin)
            if nargin == 0
                return
            end
            if nargin == 2
                P = varargin{1};
            else
                P = cell2mat(cellfun(@(x) x(:), varargin, 'UniformOutput', false));
            end
            if isempty(T)
                TR.Points = double(P);
                return
            end
            if any(T(:) < 1 | T(:) > size(P, 1) | T(:) ~= fix(T(:)))
                error('MATLAB:triangulation:InvalidTriangulation', ...
                    'The triangulation must contain indices of the points.');
            end
            if ~any(size(T, 2) == [3 4]) || ~any(size(P, 2) == [2 3]) || size(T, 2) > size(P, 2) + 1
                error('MATLAB:triangulation:InvalidTriangulation', 'The triangulation must be a matrix of triangles or tetrahedra.');
            end
            TR.Points = double(P);
            TR.ConnectivityList = double(T);
        end
        function varargout = size(TR, varargin)
            [varargout{1:max(nargout, 1)}] = size(TR.ConnectivityList, varargin{:});
        end
        function E = edges(TR)
            E = pairs(TR);
            E = unique(sort(E, 2), 'rows');
        end
        function tf = isConnected(TR, a, b)
            if nargin == 2
                [a, b] = deal(a(:, 1), a(:, 2));
            end
            tf = ismember(sort([a(:), b(:)], 2), edges(TR), 'rows');
        end
        function [F, xf] = freeBoundary(TR)
            T = TR.ConnectivityList;
            n = size(T, 2);
            facets = zeros(0, n - 1);
            if n == 3
                facets = [T(:, [1 2]); T(:, [2 3]); T(:, [3 1])];
            else
                facets = [T(:, [2 3 4]); T(:, [1 4 3]); T(:, [1 2 4]); T(:, [1 3 2])];
            end
            [~, first, which] = unique(sort(facets, 2), 'rows');
            counts = accumarray(which(:), 1);
            F = facets(sort(first(counts == 1)), :);
            if n == 3 && ~isempty(F) % one after the other around each loop
                order = zeros(size(F, 1), 1);
                left = true(size(F, 1), 1);
                at = 1;
                for k = 1:size(F, 1)
                    order(k) = at;
                    left(at) = false;
                    at = find(left & F(:, 1) == F(order(k), 2), 1);
                    if isempty(at)
                        at = find(left, 1);
                    end
                end
                F = F(order, :);
            end
            if nargout > 1
                [used, ~, which] = unique(F);
                xf = TR.Points(used, :);
                F = reshape(which, size(F));
            end
        end
        function N = neighbors(TR, ids)
            T = TR.ConnectivityList;
            n = size(T, 2);
            count = size(T, 1);
            N = NaN(count, n);
            facets = zeros(0, n - 1);
            for k = 1:n
                facets = [facets; sort(T(:, [1:k - 1, k + 1:n]), 2)]; %#ok<AGROW>
            end
            [~, ~, which] = unique(facets, 'rows');
            [sorted, order] = sort(which);
            twin = find(diff(sorted) == 0);
            a = order(twin);
            b = order(twin + 1);
            N(a) = mod(b - 1, count) + 1;
            N(b) = mod(a - 1, count) + 1;
            if nargin > 1
                N = N(ids, :);
            end
        end
        function V = vertexAttachments(TR, ids)
            if nargin < 2
                ids = (1:size(TR.Points, 1))';
            end
            V = cell(numel(ids), 1);
            for k = 1:numel(ids)
                V{k} = reshape(find(any(TR.ConnectivityList == ids(k), 2)), 1, []);
            end
        end
        function A = edgeAttachments(TR, a, b)
            if nargin == 2
                [a, b] = deal(a(:, 1), a(:, 2));
            end
            A = cell(numel(a), 1);
            for k = 1:numel(a)
                has = any(TR.ConnectivityList == a(k), 2) & any(TR.ConnectivityList == b(k), 2);
                A{k} = reshape(find(has), 1, []);
            end
        end
        function B = cartesianToBarycentric(TR, ids, C)
            B = zeros(numel(ids), size(TR.ConnectivityList, 2));
            for k = 1:numel(ids)
                corners = TR.Points(TR.ConnectivityList(ids(k), :), :);
                inner = (C(k, :) - corners(1, :)) / (corners(2:end, :) - corners(1, :));
                B(k, :) = [1 - sum(inner), inner];
            end
        end
        function C = barycentricToCartesian(TR, ids, B)
            C = zeros(numel(ids), size(TR.Points, 2));
            for k = 1:numel(ids)
                C(k, :) = B(k, :) * TR.Points(TR.ConnectivityList(ids(k), :), :);
            end
        end
        function [C, r] = circumcenter(TR, ids)
            if nargin < 2
                ids = (1:size(TR.ConnectivityList, 1))';
            end
            C = zeros(numel(ids), size(TR.Points, 2));
            r = zeros(numel(ids), 1);
            for k = 1:numel(ids)
                corners = TR.Points(TR.ConnectivityList(ids(k), :), :);
                D = corners(2:end, :) - corners(1, :);
                u = pinv(2 * D) * sum(D.^2, 2); % of a triangle in space: in its plane
                C(k, :) = corners(1, :) + u';
                r(k) = norm(u);
            end
        end
        function [C, r] = incenter(TR, ids)
            T = TR.ConnectivityList;
            if nargin < 2
                ids = (1:size(T, 1))';
            end
            C = zeros(numel(ids), size(TR.Points, 2));
            r = zeros(numel(ids), 1);
            for k = 1:numel(ids)
                P = TR.Points(T(ids(k), :), :);
                if size(P, 1) == 3
                    w = [norm(P(2, :) - P(3, :)); norm(P(3, :) - P(1, :)); norm(P(1, :) - P(2, :))];
                    D = P(2:3, :) - P(1, :);
                    area = sqrt(max(0, det(D * D'))) / 2;
                    r(k) = 2 * area / sum(w);
                else
                    area = @(i, j, l) norm(cross(P(j, :) - P(i, :), P(l, :) - P(i, :))) / 2;
                    w = [area(2, 3, 4); area(1, 3, 4); area(1, 2, 4); area(1, 2, 3)];
                    r(k) = abs(det(P(2:4, :) - P(1, :))) / 2 / sum(w);
                end
                C(k, :) = w' * P / sum(w);
            end
        end
        function N = faceNormal(TR, ids)
            T = TR.ConnectivityList;
            P = TR.Points;
            if nargin > 1
                T = T(ids, :);
            end
            P(:, end + 1:3) = 0;
            N = cross(P(T(:, 2), :) - P(T(:, 1), :), P(T(:, 3), :) - P(T(:, 1), :), 2);
            N = N ./ sqrt(sum(N.^2, 2));
        end
        function N = vertexNormal(TR, ids)
            normals = faceNormal(TR);
            T = TR.ConnectivityList;
            P = TR.Points;
            P(:, end + 1:3) = 0;
            N = zeros(size(P, 1), 3);
            for k = 1:3 % by the angle at the vertex
                a = P(T(:, mod(k, 3) + 1), :) - P(T(:, k), :);
                b = P(T(:, mod(k + 1, 3) + 1), :) - P(T(:, k), :);
                angle = acos(max(-1, min(1, sum(a .* b, 2) ./ sqrt(sum(a.^2, 2) .* sum(b.^2, 2)))));
                for c = 1:3
                    N(:, c) = N(:, c) + accumarray(T(:, k), angle .* normals(:, c), [size(P, 1), 1]);
                end
            end
            N = N ./ sqrt(sum(N.^2, 2));
            if nargin > 1
                N = N(ids, :);
            end
        end
        function [ids, B] = pointLocation(TR, varargin)
            Q = query(varargin);
            [ids, B] = tsearchn(TR.Points, TR.ConnectivityList, Q);
        end
        function [ids, d] = nearestNeighbor(TR, varargin)
            Q = query(varargin);
            ids = reshape(dsearchn(TR.Points, Q), [], 1);
            d = sqrt(sum((TR.Points(ids, :) - Q).^2, 2));
        end
    end
    methods (Access = private)
        function E = pairs(TR)
            T = TR.ConnectivityList;
            E = zeros(0, 2);
            for a = 1:size(T, 2) - 1
                for b = a + 1:size(T, 2)
                    E = [E; T(:, [a b])]; %#ok<AGROW>
                end
            end
        end
    end
end

function Q = query(args)
    if numel(args) == 1
        Q = args{1};
    else
        Q = cell2mat(cellfun(@(x) x(:), args, 'UniformOutput', false));
    end
end
