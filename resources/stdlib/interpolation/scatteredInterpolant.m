classdef scatteredInterpolant
%SCATTEREDINTERPOLANT Interpolate 2-D or 3-D scattered data
%   F = SCATTEREDINTERPOLANT(x, y, v), (x, y, z, v) or (P, v), P with a point a row, holds data at scattered points; the
%   values of points that are given twice are averaged. A method may follow: 'linear' (over the Delaunay triangulation),
%   'nearest', or in the plane 'natural'; and one for points outside of the hull: 'linear', 'nearest' or 'none'. F(xq, yq),
%   F(xq, yq, zq) and F(Pq) are values at query points.
%   Source of 'natural': D. F. Watson, Contouring, 1992 (Sibson's coordinates).
%
%   See also griddedInterpolant, griddata, delaunay.
    properties
        Points
        Values
        Method = 'linear'
        ExtrapolationMethod = 'linear'
    end
    methods
        function F = scatteredInterpolant(varargin)
            args = varargin;
            texts = {};
            while ~isempty(args) && (ischar(args{end}) || isstring(args{end}))
                texts = [{lower(char(args{end}))}, texts]; %#ok<AGROW>
                args(end) = [];
            end
            if ~isempty(texts)
                F.Method = texts{1};
            end
            F.ExtrapolationMethod = 'linear';
            if strcmp(F.Method, 'nearest')
                F.ExtrapolationMethod = 'nearest';
            end
            if numel(texts) > 1
                F.ExtrapolationMethod = texts{2};
            end
            switch numel(args)
                case 0
                    return
                case 1
                    P = args{1};
                    v = zeros(size(P, 1), 1);
                case 2
                    [P, v] = args{:};
                case {3, 4}
                    v = args{end};
                    P = cell2mat(cellfun(@(x) x(:), args(1:end - 1), 'UniformOutput', false));
                otherwise
                    error('MATLAB:maxrhs', 'Too many input arguments.');
            end
            if ~any(size(P, 2) == [2 3])
                error('MATLAB:mathcgeo_catalog:InputMustBe2D3DErrId', 'The sample points must have two or three coordinates.');
            end
            if size(P, 1) ~= numel(v) || size(v, 2) ~= 1 && ~isvector(v)
                error('MATLAB:mathcgeo_catalog:NumValsNumPtsErrId', 'The number of data point locations must equal the number of data point values.');
            end
            P = double(P);
            v = v(:);
            [U, ~, which] = unique(P, 'rows', 'stable');
            if size(U, 1) < size(P, 1)
                warning('MATLAB:scatteredInterpolant:DupPtsAvValuesWarnId', ...
                    'Duplicate data points have been detected and removed - corresponding values have been averaged.');
                v = accumarray(which(:), v, [size(U, 1), 1], @mean);
                P = U;
            end
            F.Points = P;
            F.Values = v;
        end
        function F = set.Method(F, method)
            F.Method = known(method, {'linear', 'nearest', 'natural'});
        end
        function F = set.ExtrapolationMethod(F, method)
            F.ExtrapolationMethod = known(method, {'linear', 'nearest', 'none'});
        end
        function varargout = subsref(F, s)
            if strcmp(s(1).type, '()')
                out = evaluate(F, s(1).subs);
                if numel(s) > 1
                    out = subsref(out, s(2:end));
                end
                varargout = {out};
            else
                [varargout{1:max(nargout, 1)}] = builtin('subsref', F, s);
            end
        end
        function n = numArgumentsFromSubscript(~, ~, ~)
            n = 1;
        end
    end
    methods (Access = private)
        function out = evaluate(F, subs)
            n = size(F.Points, 2);
            if numel(subs) == 1 && iscell(subs{1})
                grids = cell(1, numel(subs{1}));
                [grids{:}] = ndgrid(subs{1}{:});
                subs = grids;
            end
            if numel(subs) == 1 && size(subs{1}, 2) == n
                Q = double(subs{1});
                shape = [size(Q, 1), 1];
            elseif numel(subs) == n
                shape = size(subs{1});
                Q = zeros(numel(subs{1}), n);
                for k = 1:n
                    if ~isequal(size(subs{k}), shape)
                        error('MATLAB:mathcgeo_catalog:InputMixSizeErrId', 'The query coordinates must have the same size.');
                    end
                    Q(:, k) = subs{k}(:);
                end
            else
                error('MATLAB:mathcgeo_catalog:QueryDimErrId', 'There must be a query coordinate for each dimension of the sample points.');
            end
            out = NaN(size(Q, 1), 1, 'like', F.Values);
            usable = all(isfinite(Q), 2);
            if any(usable)
                out(usable) = at(F, Q(usable, :));
            end
            out = reshape(out, shape);
        end
        function v = at(F, Q)
            P = F.Points;
            T = delaunayn(P);
            [index, coordinates] = tsearchn(P, T, Q);
            inside = ~isnan(index);
            v = NaN(size(Q, 1), 1, 'like', F.Values);
            switch F.Method
                case 'nearest'
                    v(inside) = F.Values(dsearchn(P, Q(inside, :)));
                case 'linear'
                    v(inside) = blend(F.Values, T(index(inside), :), coordinates(inside, :));
                otherwise
                    if size(P, 2) ~= 2
                        error('MATLAB:scatteredInterpolant:NaturalInSpace', 'Natural neighbors are looked for in the plane only.');
                    end
                    v(inside) = natural(P, F.Values, T, Q(inside, :), index(inside), coordinates(inside, :));
            end
            outside = find(~inside);
            if isempty(outside) || strcmp(F.ExtrapolationMethod, 'none')
                return
            end
            if strcmp(F.ExtrapolationMethod, 'nearest')
                v(outside) = F.Values(dsearchn(P, Q(outside, :)));
                return
            end
            for k = outside.' % the plane over the simplex that is left least
                best = -Inf;
                for t = 1:size(T, 1)
                    corners = P(T(t, :), :);
                    inner = (Q(k, :) - corners(1, :)) / (corners(2:end, :) - corners(1, :));
                    c = [1 - sum(inner), inner];
                    if min(c) > best
                        best = min(c);
                        v(k) = c * F.Values(T(t, :));
                    end
                end
            end
        end
    end
end

function v = blend(values, rows, weights)
    v = sum(reshape(values(rows), size(rows)) .* weights, 2);
end

function v = natural(P, values, T, Q, index, coordinates)
    v = blend(values, T(index, :), coordinates); % where the areas degenerate: on points and edges
    [centers, radii] = circles(P(T(:, 1), :), P(T(:, 2), :), P(T(:, 3), :));
    for k = 1:size(Q, 1)
        q = Q(k, :);
        taken = find(sum((centers - q).^2, 2) < radii.^2 .* (1 - 1e-12));
        weights = zeros(size(P, 1), 1);
        for t = taken.'
            corners = T(t, :);
            new = zeros(3, 2);
            for side = 1:3
                ends = corners([1:side - 1, side + 1:3]);
                new(side, :) = circles(q, P(ends(1), :), P(ends(2), :));
            end
            for side = 1:3
                a = new(mod(side, 3) + 1, :);
                b = new(mod(side + 1, 3) + 1, :);
                c = centers(t, :);
                weights(corners(side)) = weights(corners(side)) + (a(1) - c(1)) * (b(2) - c(2)) - (a(2) - c(2)) * (b(1) - c(1));
            end
        end
        total = sum(weights);
        if isfinite(total) && total ~= 0
            v(k) = (weights.' * values) / total;
        end
    end
end

function [centers, radii] = circles(A, B, C)
    b = B - A;
    c = C - A;
    d = 2 * (b(:, 1) .* c(:, 2) - b(:, 2) .* c(:, 1));
    bb = sum(b.^2, 2);
    cc = sum(c.^2, 2);
    u = [c(:, 2) .* bb - b(:, 2) .* cc, b(:, 1) .* cc - c(:, 1) .* bb] ./ d;
    centers = A + u;
    radii = sqrt(sum(u.^2, 2));
end

function method = known(method, names)
    method = lower(char(method));
    if ~any(strcmp(method, names))
        error('MATLAB:mathcgeo_catalog:UnrecognizedInterpErrId', 'Invalid interpolation method ''%s''.', method);
    end
end
