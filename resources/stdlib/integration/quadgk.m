function [q, err] = quadgk(f, a, b, varargin)
%QUADGK Numerical integration by adaptive Gauss-Kronrod quadrature
%   Q = QUADGK(FUN, A, B) integrates FUN, which takes and gives arrays, from A to B. The limits may be infinite, or
%   complex: then the path is the line between them.
%   [Q, ERRBND] = QUADGK(FUN, A, B, NAME, VALUE, ...) also estimates a bound of the error. Names: 'AbsTol' (1e-10),
%   'RelTol' (1e-6), 'Waypoints' (points that the path meets), 'MaxIntervalCount' (650), 'ArrayValued' (FUN takes a
%   scalar and gives an array).
%   QUADGK(FUN, A, B, ABSTOL) sets the absolute tolerance.
%
%   See also integral, quad2d, quadl.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ischar(f) || isstring(f)
        f = str2func(char(f));
    end
    if ~isscalar(a) || ~isscalar(b) || ~isnumeric(a) || ~isnumeric(b)
        error('MATLAB:quadgk:invalidEndpoint', 'A and B must be scalar floats.');
    end
    single_class = isa(a, 'single') || isa(b, 'single');
    abstol = 1e-10;
    reltol = 1e-6;
    if single_class
        abstol = 1e-5;
        reltol = 1e-4;
    end
    waypoints = [];
    limit = 650;
    array_valued = false;
    args = varargin;
    if ~isempty(args) && ~ischar(args{1}) && ~isstring(args{1}) % the tolerance and trace of older programs
        if ~isempty(args{1})
            abstol = args{1};
        end
        args = {};
        if numel(varargin) > 2
            error('MATLAB:maxrhs', 'Too many input arguments.');
        end
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:quadgk:options', 'Property PARAM/VALUE options must occur in pairs.');
    end
    for k = 1:2:numel(args)
        if ~ischar(args{k}) && ~isstring(args{k})
            error('MATLAB:quadgk:options', 'Property PARAM must be a string.');
        end
        switch lower(char(args{k}))
            case 'abstol'
                abstol = args{k + 1};
            case 'reltol'
                reltol = args{k + 1};
            case 'waypoints'
                waypoints = args{k + 1};
            case {'maxintervalcount', 'maxintervals'}
                limit = args{k + 1};
            case 'arrayvalued'
                array_valued = args{k + 1};
            case {'trace', 'vectorized'}
                % accepted, without effect on the result
            otherwise
                error('MATLAB:quadgk:options', 'Unknown property ''%s''.', char(args{k}));
        end
    end
    if isempty(abstol)
        abstol = 1e-10;
    end
    if ~isscalar(abstol) || abstol < 0 || ~isnumeric(abstol)
        error('MATLAB:quadgk:invalidAbsTol', 'ABSTOL must be a numeric scalar >= 0.');
    end
    if ~isscalar(reltol) || reltol < 0 || ~isnumeric(reltol)
        error('MATLAB:quadgk:invalidRelTol', 'RELTOL must be a numeric scalar >= 0.');
    end
    if isnan(a) || isnan(b)
        error('MATLAB:quadgk:invalidEndpoint', 'The limits of integration must not be NaN.');
    end
    reverse = false;
    [g, breaks] = on_standard_interval(f, a, b, waypoints(:).', array_valued);
    if isreal(a) && isreal(b) && a > b
        [g, breaks] = on_standard_interval(f, b, a, sort(waypoints(:).'), array_valued);
        reverse = true;
    end
    if a == b && isempty(waypoints)
        q = zeros(class(a + b));
        if array_valued
            q = 0 * f(a);
        end
        err = 0 * q;
        return
    end
    [q, err, failed] = adapt(g, breaks, abstol, reltol, limit, array_valued);
    if reverse
        q = -q;
    end
    if single_class
        q = single(q);
        err = single(err);
    end
    switch failed
        case 1
            warning('MATLAB:quadgk:MaxIntervalCountReached', ...
                'Reached the limit on the maximum number of intervals in use. Approximate bound on error is %g.', max(err(:)));
        case 2
            warning('MATLAB:quadgk:MinStepSize', ...
                'Minimum step size reached; singularity possible. Approximate bound on error is %g.', max(err(:)));
        case 3
            warning('MATLAB:quadgk:NonFiniteValue', 'Infinite or Not-a-Number value encountered.');
    end
end

function [g, breaks] = on_standard_interval(f, a, b, waypoints, array_valued)
    % g(t) is the integrand times the derivative of the change of variable, which also weakens singular ends.
    if ~isreal(a) || ~isreal(b) || ~isreal(waypoints)
        points = [a, waypoints, b];
        g = @(t) along_lines(f, points, t, array_valued);
        breaks = 0:numel(points) - 1;
        if numel(points) == 2
            breaks = linspace(0, 1, 11);
        end
        return
    end
    inside = sort(waypoints(waypoints > min(a, b) & waypoints < max(a, b)));
    if isinf(a) && isinf(b)
        if a == b && isempty(waypoints)
            g = @(t) 0 * t;
            breaks = [0 1];
            return
        end
        g = @(t) weigh(f(t ./ (1 - t .^ 2)), (1 + t .^ 2) ./ (1 - t .^ 2) .^ 2);
        inner = inside;
        inner(inside ~= 0) = 2 * inside(inside ~= 0) ./ (1 + sqrt(1 + 4 * inside(inside ~= 0) .^ 2));
        ends = [-1 1];
    elseif isinf(b)
        g = @(t) weigh(f(a + (t ./ (1 - t)) .^ 2), 2 * t ./ (1 - t) .^ 3);
        s = sqrt(inside - a);
        inner = s ./ (1 + s);
        ends = [0 1];
    elseif isinf(a)
        g = @(t) weigh(f(b - (t ./ (1 + t)) .^ 2), -2 * t ./ (1 + t) .^ 3);
        s = sqrt(b - inside);
        inner = -s ./ (1 + s);
        ends = [-1 0];
    else
        half = (b - a) / 2;
        middle = (b + a) / 2;
        g = @(t) weigh(f(half / 2 * t .* (3 - t .^ 2) + middle), 3 * half / 2 * (1 - t .^ 2));
        inner = zeros(size(inside));
        for k = 1:numel(inside)
            target = (inside(k) - middle) / half; % t (3 - t^2) / 2 = target
            inner(k) = 2 * sin(asin(target) / 3);
        end
        ends = [-1 1];
    end
    breaks = [ends(1), inner, ends(2)];
    if numel(breaks) < 11
        parts = ceil(10 / (numel(breaks) - 1));
        fine = [];
        for k = 1:numel(breaks) - 1
            fine = [fine, breaks(k) + (0:parts - 1) / parts * (breaks(k + 1) - breaks(k))]; %#ok<AGROW>
        end
        breaks = [fine, breaks(end)];
    end
end

function y = weigh(y, w)
    if isscalar(w) || isequal(size(y), size(w))
        y = y .* w;
    elseif isscalar(y)
        error('MATLAB:quadgk:FxNotSameSizeAsX', 'Output of the function must be the same size as the input.');
    else
        error('MATLAB:quadgk:FxNotSameSizeAsX', 'Output of the function must be the same size as the input.');
    end
end

function y = along_lines(f, points, t, array_valued)
    piece = min(floor(t), numel(points) - 2) + 1;
    step = reshape(points(piece + 1) - points(piece), size(t));
    z = reshape(points(piece), size(t)) + (t - (piece - 1)) .* step;
    if array_valued
        y = f(z) * step;
    else
        y = weigh(f(z), step);
    end
end

function [q, err, failed] = adapt(g, breaks, abstol, reltol, limit, array_valued)
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
    node = [-node, 0, flip(node)].';
    wk = [kronrod, flip(kronrod(1:7))];
    wg = [gauss, flip(gauss(1:7))];
    left = breaks(1:end-1);
    right = breaks(2:end);
    done_q = 0;
    done_err = 0;
    failed = 0;
    while true
        half = (right - left) / 2;
        t = (left + right) / 2 + node * half;
        if array_valued
            [qs, es] = array_rules(g, t, half, wk, wg);
        else
            y = g(t);
            if any(~isfinite(y(:)))
                failed = 3;
            end
            qs = (wk * y) .* half;
            es = abs(((wk - wg) * y) .* half);
        end
        q = done_q + sum(qs, 2);
        err = done_err + sum(es, 2);
        tol = max(abstol, reltol * abs(q));
        if failed == 3 || all(err <= tol)
            break
        end
        % Intervals that are accurate enough leave; their share of the tolerance goes by their length.
        share = half / sum(abs(breaks(end) - breaks(1)) / 2);
        keep = any(es > tol * share, 1);
        if any(abs(right(keep) - left(keep)) <= 100 * eps * max(abs(right(keep)), 1))
            failed = 2;
            break
        end
        if ~any(keep)
            break
        end
        done_q = done_q + sum(qs(:, ~keep), 2);
        done_err = done_err + sum(es(:, ~keep), 2);
        middle = (left(keep) + right(keep)) / 2;
        new_left = [left(keep); middle];
        new_right = [middle; right(keep)];
        left = new_left(:).';
        right = new_right(:).';
        if numel(left) > limit
            failed = 1;
            break
        end
    end
    if array_valued
        shape = size(g(t(1)));
        q = reshape(q, shape);
        err = reshape(err, shape);
    end
end

function [qs, es] = array_rules(g, t, half, wk, wg)
    for k = 1:size(t, 2)
        y = [];
        for j = 1:15
            v = g(t(j, k));
            y(:, j) = v(:); %#ok<AGROW>
        end
        qs(:, k) = (y * wk.') * half(k); %#ok<AGROW>
        es(:, k) = abs(y * (wk - wg).') * half(k); %#ok<AGROW>
    end
end
