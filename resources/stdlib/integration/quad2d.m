function [q, err] = quad2d(f, xa, xb, ya, yb, varargin)
%QUAD2D Double integral over a planar region by tiles
%   Q = QUAD2D(FUN, A, B, C, D) integrates FUN(X, Y) for A <= X <= B and C(X) <= Y <= D(X); C and D are numbers or
%   functions. [Q, ERRBND] = QUAD2D(..., NAME, VALUE, ...) also bounds the error. Names: 'AbsTol' (1e-5), 'RelTol'
%   (0), 'MaxFunEvals' (2000 tiles), 'Singular' (true: the ends may be singular), 'Vectorized' (true), 'FailurePlot'.
%
%   See also integral2, dblquad.
    if nargin < 5
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if mod(numel(varargin), 2) ~= 0
        error('MATLAB:quad2d:options', 'quad2d: options come in pairs.');
    end
    if ischar(f) || isstring(f)
        f = str2func(char(f));
    end
    if ~isa(f, 'function_handle')
        error('MATLAB:quad2d:function', 'quad2d: F must be a function handle.');
    end
    if ~isnumeric(xa) || ~isnumeric(xb) || ~isscalar(xa) || ~isscalar(xb) || ~isreal(xa) || ~isreal(xb)
        error('MATLAB:quad2d:limits', 'quad2d: XA and XB must be real scalars.');
    end
    o = struct('abstol', 1e-5, 'reltol', 0, 'maxfunevals', 5000, 'singular', true, 'vectorized', true, 'failureplot', false);
    for k = 1:2:numel(varargin)
        if ~ischar(varargin{k}) && ~isstring(varargin{k})
            error('MATLAB:quad2d:options', 'quad2d: property PARAM must be a string.');
        end
        name = lower(char(varargin{k}));
        if ~isfield(o, name)
            error('MATLAB:quad2d:options', 'quad2d: unknown option "%s".', name);
        end
        o.(name) = varargin{k + 1};
    end
    if ~isnumeric(o.abstol) || ~isscalar(o.abstol) || o.abstol < 0
        error('MATLAB:quad2d:tolerance', 'quad2d: AbsTol value must be a numeric scalar >= 0.');
    end
    if ~isnumeric(o.reltol) || ~isscalar(o.reltol) || o.reltol < 0
        error('MATLAB:quad2d:tolerance', 'quad2d: RelTol value must be a numeric scalar >= 0.');
    end
    if ~isnumeric(o.maxfunevals) || ~isscalar(o.maxfunevals) || o.maxfunevals < 1 || o.maxfunevals ~= fix(o.maxfunevals)
        error('MATLAB:quad2d:maxFunEvals', 'quad2d: MaxFunEvals value must be a scalar integer >= 1.');
    end
    for flag = {'Singular', 'Vectorized', 'FailurePlot'}
        value = o.(lower(flag{1}));
        if ~(isscalar(value) && (islogical(value) || isnumeric(value)))
            error('MATLAB:quad2d:flag', 'quad2d: %s must be a logical value.', flag{1});
        end
    end
    if ~isa(ya, 'function_handle')
        if ~isnumeric(ya) || ~isscalar(ya) || ~isreal(ya)
            error('MATLAB:quad2d:limits', 'quad2d: YA must be a real scalar or a function.');
        end
        ya = @(x) ya + zeros(size(x));
    end
    if ~isa(yb, 'function_handle')
        if ~isnumeric(yb) || ~isscalar(yb) || ~isreal(yb)
            error('MATLAB:quad2d:limits', 'quad2d: YB must be a real scalar or a function.');
        end
        yb = @(x) yb + zeros(size(x));
    end
    if ~o.vectorized
        f = @(x, y) arrayfun(f, x, y);
        ya = @(x) arrayfun(ya, x);
        yb = @(x) arrayfun(yb, x);
    end
    node = [0.991455371120812639206854697526329, 0.949107912342758524526189684047851, ...
        0.864864423359769072789712788640926, 0.741531185599394439863864773280788, ...
        0.586087235467691130294144691693280, 0.405845151377397166906606412076961, ...
        0.207784955007898467600689403773245];
    kronrod = [0.022935322010529224963732008058970, 0.063092092629978553290700663189204, ...
        0.104790010322250183839876322541518, 0.140653259715525918745189590510238, ...
        0.169004726639267902826583426598550, 0.190350578064785409913256402421014, ...
        0.204432940075298892414161999234649, 0.209482141084727828012999174891714];
    gauss = [0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780, ...
        0, 0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327];
    r.node = [-node, 0, flip(node)];
    r.wk = [kronrod, flip(kronrod(1:7))];
    r.wg = [gauss, flip(gauss(1:7))];
    % The region becomes the unit square, or, against singular edges, the half turn of both angles.
    span = 1;
    if o.singular
        span = pi;
    end
    tiles = [];
    n = 3;
    for i = 0:n - 1
        for j = 0:n - 1
            tiles = [tiles, measure([i, i + 1, j, j + 1] * span / n)]; %#ok<AGROW>
        end
    end
    count = n * n;
    while true
        values = [tiles.q];
        errors = [tiles.err];
        q = sum(values);
        err = sum(errors);
        if err <= max(o.abstol, o.reltol * abs(q)) || ~isfinite(q)
            break
        end
        if err <= max(1e-14, 10 * eps) * sum(abs(values))
            break
        end
        if count > o.maxfunevals
            warning('MATLAB:quad2d:maxFunEvalsFail', 'Maximum number of sub-tiles reached without convergence (%d).', ...
                o.maxfunevals);
            break
        end
        % Divide all tiles whose error is a large part of the rest.
        [sorted, order] = sort(errors, 'descend');
        many = max(1, min(find(cumsum(sorted) >= 0.5 * err, 1), 50));
        split = order(1:many);
        for k = split
            b = tiles(k).box;
            mx = (b(1) + b(2)) / 2;
            my = (b(3) + b(4)) / 2;
            tiles = [tiles, measure([b(1) mx b(3) my]), measure([mx b(2) b(3) my]), ...
                measure([b(1) mx my b(4)]), measure([mx b(2) my b(4)])]; %#ok<AGROW>
        end
        tiles(split) = [];
        count = count + 4 * many;
    end

    function tile = measure(box)
        u = (box(1) + box(2)) / 2 + (box(2) - box(1)) / 2 * r.node;
        v = ((box(3) + box(4)) / 2 + (box(4) - box(3)) / 2 * r.node).';
        if o.singular
            su = (1 - cos(u)) / 2;
            du = sin(u) / 2;
            sv = (1 - cos(v)) / 2;
            dv = sin(v) / 2;
        else
            su = u;
            du = ones(size(u));
            sv = v;
            dv = ones(size(v));
        end
        x = xa + (xb - xa) * su;
        low = reshape(ya(x), 1, []);
        high = reshape(yb(x), 1, []);
        y = low + sv * (high - low);
        z = f(repmat(x, 15, 1), y);
        if ~isequal(size(z), [15 15])
            error('MATLAB:quad2d:nonVectorized', 'quad2d: integrand F must return a matrix of the size of its inputs.');
        end
        z = z .* (dv * ((xb - xa) * du .* (high - low)));
        area = (box(2) - box(1)) * (box(4) - box(3)) / 4;
        tile.box = box;
        tile.q = (r.wk * z * r.wk.') * area;
        tile.err = abs(tile.q - (r.wg * z * r.wg.') * area);
    end
end
