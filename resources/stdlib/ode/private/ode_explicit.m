function varargout = ode_explicit(rule, outputs, odefun, tspan, y0, varargin)
%ODE_EXPLICIT Explicit Runge-Kutta pairs with dense output, events and output functions
%   RULE has the nodes c, the matrix a (one row a stage), the weights b and e of the result and of its error, and the
%   columns `dense` of the interpolant, whose last stage is the first of the next step.
    name = rule.name;
    options = struct();
    extra = {};
    if ~isempty(varargin)
        if isstruct(varargin{1}) || isempty(varargin{1})
            options = varargin{1};
            extra = varargin(2:end);
        else
            extra = varargin;
        end
    end
    if ischar(odefun) || isstring(odefun)
        odefun = str2func(char(odefun));
    end
    if ~isa(odefun, 'function_handle')
        error(['MATLAB:' name ':function'], '%s: FCN must be a valid function handle or the name of a function.', name);
    end
    if ~isnumeric(tspan) || numel(tspan) < 2 || ~isvector(tspan)
        error(['MATLAB:' name ':tspan'], '%s: TRANGE must contain at least 2 elements.', name);
    end
    tspan = double(tspan(:));
    if tspan(1) == tspan(end)
        error(['MATLAB:' name ':tspan'], '%s: invalid time span, TRANGE(1) == TRANGE(2).', name);
    end
    direction = sign(tspan(end) - tspan(1));
    if any(direction * diff(tspan) <= 0)
        error(['MATLAB:' name ':tspan'], '%s: the entries of TRANGE must strictly increase or decrease.', name);
    end
    if ~isnumeric(y0) || ~(isvector(y0) || isempty(y0))
        error(['MATLAB:' name ':y0'], '%s: INIT must be a numeric vector.', name);
    end
    y = y0(:);
    if ~isa(y, 'single')
        y = double(y);
    end
    n = numel(y);
    rtol = get_option(options, 'RelTol', 1e-3);
    atol = get_option(options, 'AbsTol', 1e-6);
    if ~(isnumeric(rtol) && isscalar(rtol) && rtol > 0)
        error(['MATLAB:' name ':RelTol'], '%s: invalid value assigned to field RelTol: it must be a positive scalar.', name);
    end
    if ~(isnumeric(atol) && all(atol(:) > 0) && (isscalar(atol) || numel(atol) == n))
        error(['MATLAB:' name ':AbsTol'], '%s: invalid value assigned to field AbsTol: it must be positive.', name);
    end
    atol = atol(:);
    hmax = get_option(options, 'MaxStep', 0.1 * abs(tspan(end) - tspan(1)));
    h0 = get_option(options, 'InitialStep', []);
    norm_control = strcmpi(char_of(get_option(options, 'NormControl', 'off')), 'on');
    events = get_option(options, 'Events', []);
    outfcn = get_option(options, 'OutputFcn', []);
    outsel = get_option(options, 'OutputSel', []);
    refine = get_option(options, 'Refine', rule.refine);
    nonnegative = get_option(options, 'NonNegative', []);
    mass = get_option(options, 'Mass', []);
    stats_wanted = strcmpi(char_of(get_option(options, 'Stats', 'off')), 'on');
    if ~isempty(events) && ~isa(events, 'function_handle')
        error(['MATLAB:' name ':Events'], '%s: invalid value assigned to field Events: it must be a function handle.', name);
    end
    if ~isempty(outfcn) && ~isa(outfcn, 'function_handle')
        error(['MATLAB:' name ':OutputFcn'], '%s: invalid value assigned to field OutputFcn: it must be a function handle.', name);
    end
    if ~(isnumeric(refine) && isscalar(refine) && refine >= 0 && refine == fix(refine))
        error(['MATLAB:' name ':Refine'], '%s: invalid value assigned to field Refine.', name);
    end
    if ~isempty(h0) && ~(isnumeric(h0) && isscalar(h0) && h0 > 0)
        error(['MATLAB:' name ':InitialStep'], '%s: invalid value assigned to field InitialStep.', name);
    end
    if ~(isnumeric(hmax) && isscalar(hmax) && hmax > 0)
        error(['MATLAB:' name ':MaxStep'], '%s: invalid value assigned to field MaxStep.', name);
    end
    refine = max(refine, 1);
    f = @(t, v) slope(odefun, t, v, extra, mass);
    at_points = numel(tspan) > 2;
    t = tspan(1);
    tend = tspan(end);
    sol_wanted = outputs == 1;
    if outputs == 0 && isempty(outfcn)
        outfcn = [];
    end
    k1 = f(t, y);
    if numel(k1) ~= n
        error(['MATLAB:' name ':SizeIC'], ...
            '%s: the function returns a vector of length %d, but the length of the initial conditions is %d.', name, numel(k1), n);
    end
    evaluations = 1;
    stages = numel(rule.c);
    if isempty(h0)
        weight = max(abs(y), atol ./ rtol);
        h = hmax;
        rate = max(abs(k1) ./ weight) / (0.8 * rtol ^ (1 / rule.order));
        if ~isempty(rate) && h * rate > 1
            h = 1 / rate;
        end
    else
        h = h0;
    end
    h = min(hmax, h);
    T = t;
    Y = y;
    next_point = 2;
    te = [];
    ye = zeros(0, n);
    ie = [];
    X = t;
    YS = y;
    slopes = {};
    if ~isempty(events)
        ev = event_values(events, t, y, extra);
    end
    if ~isempty(outfcn)
        outfcn([tspan(1); tspan(end)], select(y, outsel), 'init', extra{:});
    end
    steps = 0;
    failed = 0;
    done = false;
    K = zeros(n, stages, class(y));
    while ~done
        hmin = 16 * eps(t);
        h = min(hmax, max(hmin, h));
        if 1.1 * h >= abs(tend - t)
            h = abs(tend - t);
            done = true;
        end
        no_failure = true;
        while true
            K(:, 1) = k1;
            for s = 2:stages
                K(:, s) = f(t + direction * h * rule.c(s), y + direction * h * (K(:, 1:s-1) * rule.a(s, 1:s-1).'));
            end
            evaluations = evaluations + stages - 1;
            ynew = y + direction * h * (K * rule.b);
            delta = direction * h * (K * rule.e);
            if ~isempty(nonnegative)
                negative = nonnegative(ynew(nonnegative) < 0);
                ynew(negative) = 0;
            end
            if norm_control
                err = norm(delta) / max(max(norm(y), norm(ynew)) * rtol, min(atol));
            else
                err = max([abs(delta) ./ max(max(abs(y), abs(ynew)) * rtol, atol); 0]);
            end
            if err <= 1
                break
            end
            failed = failed + 1;
            done = false;
            if h <= hmin || isnan(err)
                if isnan(err) && h > hmin
                    h = max(hmin, 0.1 * h);
                    continue
                end
                warning(['MATLAB:' name ':IntegrationTolNotMet'], ...
                    'Failure at t=%e.  Unable to meet integration tolerances without reducing the step size below the smallest value allowed (%e) at time t.', ...
                    t, hmin);
                done = true;
                break
            end
            if no_failure
                no_failure = false;
                h = max(hmin, h * max(0.1, 0.8 * (1 / err) ^ (1 / rule.order)));
            else
                h = max(hmin, 0.5 * h);
            end
        end
        if ~(err <= 1)
            break
        end
        steps = steps + 1;
        tnew = t + direction * h;
        if done
            tnew = tend;
        end
        step = tnew - t;
        stop_here = false;
        if ~isempty(events)
            [found, stop_here] = find_events(events, ev, t, y, step, K, rule, extra, ynew);
            ev = event_values(events, tnew, ynew, extra);
            te = [te; found.t]; %#ok<AGROW>
            ye = [ye; found.y]; %#ok<AGROW>
            ie = [ie; found.i]; %#ok<AGROW>
            if stop_here
                tnew = found.t(end);
                ynew = found.y(end, :).';
                done = true;
            end
        end
        if sol_wanted
            X(end + 1) = tnew; %#ok<AGROW>
            YS(:, end + 1) = ynew; %#ok<AGROW>
            slopes{end + 1} = struct('h', step, 'K', K); %#ok<AGROW>
        end
        if at_points
            fresh = zeros(0, 1);
            while next_point <= numel(tspan) && direction * (tspan(next_point) - tnew) <= 0
                fresh(end + 1, 1) = tspan(next_point); %#ok<AGROW>
                next_point = next_point + 1;
            end
            if stop_here && (isempty(fresh) || fresh(end) ~= tnew)
                fresh(end + 1, 1) = tnew; %#ok<AGROW>
            end
        else
            fresh = t + (tnew - t) * (1:refine).' / refine;
            fresh(end) = tnew;
        end
        if ~isempty(fresh)
            Yfresh = interpolate(y, step, K, rule, (fresh - t) / step);
            Yfresh(:, fresh == tnew) = repmat(ynew, 1, nnz(fresh == tnew));
            if ~isempty(nonnegative)
                Yfresh(nonnegative, :) = max(Yfresh(nonnegative, :), 0);
            end
            T = [T; fresh]; %#ok<AGROW>
            Y = [Y, Yfresh]; %#ok<AGROW>
            if ~isempty(outfcn)
                status = outfcn(fresh.', select(Yfresh, outsel), '', extra{:});
                if ~isempty(status) && any(status(:))
                    done = true;
                end
            end
        end
        if no_failure
            factor = 1.25 * err ^ (1 / rule.order);
            if factor > 0.2
                h = h / factor;
            else
                h = 5 * h;
            end
        end
        t = tnew;
        y = ynew;
        k1 = K(:, stages);
        if ~isempty(nonnegative) && any(y(nonnegative) == 0)
            k1 = f(t, y);
            evaluations = evaluations + 1;
        end
    end
    if ~isempty(outfcn)
        outfcn([], [], 'done', extra{:});
    end
    if stats_wanted
        fprintf('%d successful steps\n%d failed attempts\n%d function evaluations\n', steps, failed, evaluations);
    end
    if sol_wanted
        sol = struct('ie', ie.', 'xe', te.', 'ye', ye.', 'solver', name, 'extdata', struct('odefun', odefun, ...
            'options', options), 'x', X, 'y', YS, 'stats', struct('nsteps', steps, 'nfailed', failed, 'nfevals', evaluations), ...
            'idata', struct('slopes', {slopes}, 'dense', rule.dense));
        varargout = {sol};
    else
        varargout = {T, Y.', te, ye, ie};
        varargout = varargout(1:max(outputs, 1));
    end
end

function v = get_option(options, name, default)
    v = default;
    if isfield(options, name) && ~isempty(options.(name))
        v = options.(name);
    end
end

function c = char_of(v)
    if islogical(v) || isnumeric(v)
        c = 'off';
        if any(v)
            c = 'on';
        end
    else
        c = char(v);
    end
end

function dy = slope(odefun, t, y, extra, mass)
    dy = odefun(t, y, extra{:});
    dy = dy(:);
    if ~isempty(mass)
        if isa(mass, 'function_handle')
            if nargin(mass) == 1
                M = mass(t);
            else
                M = mass(t, y);
            end
        else
            M = mass;
        end
        dy = M \ dy;
    end
end

function Y = interpolate(y, h, K, rule, s)
    powers = cumprod(repmat(s(:).', size(rule.dense, 2), 1), 1);
    Y = y + h * (K * (rule.dense * powers));
end

function v = select(v, outsel)
    if ~isempty(outsel)
        v = v(outsel, :);
    end
end

function v = event_values(events, t, y, extra)
    [v, ~, ~] = events(t, y, extra{:});
    v = v(:);
end

function [found, stop] = find_events(events, before, t, y, h, K, rule, extra, ynew)
    found = struct('t', zeros(0, 1), 'y', zeros(0, numel(y)), 'i', zeros(0, 1));
    stop = false;
    [after, terminal, direction] = events(t + h, ynew, extra{:});
    after = after(:);
    terminal = terminal(:);
    if isempty(direction)
        direction = zeros(size(after));
    end
    direction = direction(:);
    crossing = sign(before) ~= sign(after) & before ~= 0 & (direction == 0 | direction == sign(after - before));
    places = [];
    for i = find(crossing).'
        low = 0;
        high = 1;
        vl = before(i);
        vh = after(i);
        for it = 1:80
            s = (low + high) / 2;
            if mod(it, 3) ~= 0 && vh ~= vl
                s = low - vl * (high - low) / (vh - vl);
                s = min(max(s, low), high);
            end
            v = event_values(events, t + s * h, interpolate(y, h, K, rule, s), extra);
            if v(i) == 0
                low = s;
                high = s;
                break
            elseif sign(v(i)) == sign(vl)
                low = s;
                vl = v(i);
            else
                high = s;
                vh = v(i);
            end
            if abs(high - low) * abs(h) <= 4 * eps(max(abs(t), abs(t + h)))
                break
            end
        end
        places = [places; high, i]; %#ok<AGROW>
    end
    if isempty(places)
        return
    end
    places = sortrows(places);
    for k = 1:size(places, 1)
        s = places(k, 1);
        found.t(end + 1, 1) = t + s * h;
        found.y(end + 1, :) = interpolate(y, h, K, rule, s).';
        found.i(end + 1, 1) = places(k, 2);
        if terminal(places(k, 2))
            stop = true;
            return
        end
    end
end
