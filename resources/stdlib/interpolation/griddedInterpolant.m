classdef griddedInterpolant
%GRIDDEDINTERPOLANT Gridded data interpolation
%   F = GRIDDEDINTERPOLANT(x, v), F = GRIDDEDINTERPOLANT(X1, ..., Xn, V) (arrays as ndgrid makes them),
%   F = GRIDDEDINTERPOLANT({x1, ..., xn}, V) and F = GRIDDEDINTERPOLANT(V) hold data on a grid. A method may follow:
%   'linear', 'nearest', 'next', 'previous', 'pchip', 'cubic', 'makima' or 'spline'; and one for points outside of the
%   grid, or 'none'. F(xq), F(X1q, ..., Xnq), F([points as rows]) and F({x1q, ..., xnq}) are values at query points.
%
%   See also interp1, interp2, interpn, scatteredInterpolant.
    properties
        GridVectors
        Values
        Method = 'linear'
        ExtrapolationMethod = 'linear'
    end
    methods
        function F = griddedInterpolant(varargin)
            args = varargin;
            texts = 0;
            while texts < 2 && numel(args) > 0 && (ischar(args{end}) || isstring(args{end}))
                texts = texts + 1;
                args(end) = [];
            end
            methods = lower(cellfun(@char, varargin(numel(args) + 1:end), 'UniformOutput', false));
            if texts > 0
                F.Method = methods{1};
            end
            F.ExtrapolationMethod = F.Method;
            if texts > 1
                F.ExtrapolationMethod = methods{2};
            end
            if isempty(args)
                return
            end
            V = args{end};
            if ~(isfloat(V))
                error('MATLAB:griddedInterpolant:NonFloatValuesErrId', 'The sample values must be single or double.');
            end
            if numel(args) == 1
                if isvector(V)
                    F.GridVectors = {1:numel(V)};
                else
                    F.GridVectors = arrayfun(@(n) 1:n, size(V), 'UniformOutput', false);
                end
            elseif iscell(args{1})
                F.GridVectors = cellfun(@(x) x(:).', args{1}(:).', 'UniformOutput', false);
            elseif numel(args) == 2
                F.GridVectors = {args{1}(:).'};
            else
                n = numel(args) - 1;
                F.GridVectors = cell(1, n);
                for k = 1:n
                    X = args{k};
                    if ~isequal(size(X), size(V))
                        error('MATLAB:griddedInterpolant:GridSizeMismatchErrId', ...
                            'The sample points arrays must have the same size as the sample values array.');
                    end
                    step = prod(size(X, 1:k - 1));
                    F.GridVectors{k} = reshape(X(1 + step * (0:size(X, k) - 1)), 1, []);
                end
            end
            F.Values = V;
            check(F);
        end
        function F = set.Method(F, method)
            F.Method = known(method, {'linear', 'nearest', 'next', 'previous', 'pchip', 'cubic', 'makima', 'spline'});
        end
        function F = set.ExtrapolationMethod(F, method)
            F.ExtrapolationMethod = known(method, {'linear', 'nearest', 'next', 'previous', 'pchip', 'cubic', 'makima', 'spline', 'none'});
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
        function check(F)
            n = numel(F.GridVectors);
            if n == 1
                sizes = numel(F.Values);
                fits = isvector(F.Values) && numel(F.GridVectors{1}) == sizes || size(F.Values, 1) == numel(F.GridVectors{1});
            else
                sizes = size(F.Values);
                sizes(end + 1:n) = 1;
                fits = isequal(cellfun(@numel, F.GridVectors), sizes);
            end
            if ~fits
                error('MATLAB:griddedInterpolant:NumCoordsGridMismatchErrId', ...
                    'The grid vectors must have as many elements as the values along their dimension.');
            end
            for k = 1:n
                if numel(F.GridVectors{k}) < 2
                    error('MATLAB:griddedInterpolant:DegenerateGridErrId', ...
                        'Interpolation requires at least two sample points for each grid dimension.');
                end
                if any(diff(F.GridVectors{k}) <= 0)
                    error('MATLAB:griddedInterpolant:NonMonotonicCompVecsErrId', ...
                        'Sample points must be unique and sorted in ascending order.');
                end
            end
        end
        function out = evaluate(F, subs)
            n = numel(F.GridVectors);
            lanes = 1; % of values beside the first dimension
            if n == 1 && ~isvector(F.Values)
                lanes = prod(size(F.Values, 2:ndims(F.Values)));
            end
            if numel(subs) == 1 && iscell(subs{1})
                vectors = cellfun(@(x) x(:), subs{1}, 'UniformOutput', false);
                if numel(vectors) ~= n
                    error('MATLAB:griddedInterpolant:BadNumQueryErrId', 'There must be a query vector for each dimension.');
                end
                grids = cell(1, n);
                if n == 1
                    grids = vectors;
                    shape = size(subs{1}{1});
                else
                    [grids{:}] = ndgrid(vectors{:});
                    shape = cellfun(@numel, vectors);
                end
                Q = zeros(numel(grids{1}), n);
                for k = 1:n
                    Q(:, k) = grids{k}(:);
                end
            elseif numel(subs) == n && (n > 1 || numel(subs) == 1)
                shape = size(subs{1});
                Q = zeros(numel(subs{1}), n);
                for k = 1:n
                    if ~isequal(size(subs{k}), shape)
                        error('MATLAB:griddedInterpolant:InputMixSizeErrId', 'The query points arrays must have the same size.');
                    end
                    Q(:, k) = subs{k}(:);
                end
            elseif numel(subs) == 1 && size(subs{1}, 2) == n
                Q = double(subs{1});
                shape = [size(Q, 1) 1];
            else
                error('MATLAB:griddedInterpolant:BadNumQueryErrId', 'There must be query points for each dimension.');
            end
            axes = cellfun(@double, F.GridVectors, 'UniformOutput', false);
            V = reshape(double(F.Values), [], lanes);
            out = zeros(size(Q, 1), lanes);
            for lane = 1:lanes
                out(:, lane) = at(F, axes, V(:, lane), Q);
            end
            if lanes == 1
                out = reshape(out, shape);
            else
                sizes = size(F.Values);
                out = reshape(out, [size(Q, 1), sizes(2:end)]);
            end
            if isa(F.Values, 'single')
                out = single(out);
            end
        end
        function v = at(F, axes, V, Q)
            v = matlab.internal.grid_values(axes, real(V), Q, F.Method, F.ExtrapolationMethod);
            if ~isreal(V)
                v = complex(v, matlab.internal.grid_values(axes, imag(V), Q, F.Method, F.ExtrapolationMethod));
            end
        end
    end
end

function method = known(method, names)
    method = lower(char(method));
    if ~any(strcmp(method, names))
        error('MATLAB:griddedInterpolant:BadInterpTypeErrId', 'Invalid interpolation method ''%s''.', method);
    end
end
