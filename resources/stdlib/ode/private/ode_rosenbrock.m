function varargout = ode_rosenbrock(name, outputs, odefun, tspan, y0, varargin)
%ODE_ROSENBROCK Shampine and Reichelt's modified Rosenbrock pair of order 2 and 3, with events and output functions
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
    if tspan(1) == tspan(end) || any(sign(tspan(end) - tspan(1)) * diff(tspan) <= 0)
        error(['MATLAB:' name ':tspan'], '%s: the entries of TRANGE must strictly increase or decrease.', name);
    end
    if ~isnumeric(y0) || ~(isvector(y0) || isempty(y0))
        error(['MATLAB:' name ':y0'], '%s: INIT must be a numeric vector.', name);
    end
    y = double(y0(:));
    n = numel(y);
    rtol = get_option(options, 'RelTol', 1e-3);
    atol = get_option(options, 'AbsTol', 1e-6);
    if ~(isscalar(rtol) && rtol > 0)
        error(['MATLAB:' name ':RelTol'], '%s: invalid value assigned to field RelTol.', name);
    end
    if ~(all(atol(:) > 0) && (isscalar(atol) || numel(atol) == n))
        error(['MATLAB:' name ':AbsTol'], '%s: invalid value assigned to field AbsTol.', name);
    end
    atol = atol(:);
    direction = sign(tspan(end) - tspan(1));
    hmax = get_option(options, 'MaxStep', 0.1 * abs(tspan(end) - tspan(1)));
    jacobian = get_option(options, 'Jacobian', []);
    events = get_option(options, 'Events', []);
    outfcn = get_option(options, 'OutputFcn', []);
    outsel = get_option(options, 'OutputSel', []);
    M = get_option(options, 'Mass', eye(n));
    if isa(M, 'function_handle')
        M = M(tspan(1));
    end
    f = @(t, v) reshape(odefun(t, v, extra{:}), [], 1);
    d = 1 / (2 + sqrt(2));
    e32 = 6 + sqrt(2);
    t = tspan(1);
    tend = tspan(end);
    f0 = f(t, y);
    if numel(f0) ~= n
        error(['MATLAB:' name ':SizeIC'], '%s: the function returns a vector of length %d, but the length of the initial conditions is %d.', ...
            name, numel(f0), n);
    end
    h = get_option(options, 'InitialStep', []);
    if isempty(h)
        weight = max(abs(y), atol / rtol);
        rate = 1.25 * max([norm((M \ f0) ./ weight, Inf), realmin]) / sqrt(rtol);
        h = min(hmax, 1 / rate);
    end
    at_points = numel(tspan) > 2;
    T = t;
    Y = y;
    X = t;
    YS = y;
    slopes = {};
    te = [];
    ye = zeros(0, n);
    ie = [];
    next_point = 2;
    if ~isempty(events)
        before = first_of(events, t, y, extra);
    end
    if ~isempty(outfcn)
        outfcn([tspan(1); tspan(end)], select(y, outsel), 'init', extra{:});
    end
    done = false;
    steps = 0;
    failed = 0;
    while ~done
        hmin = 16 * eps(t);
        h = min(hmax, max(hmin, h));
        if 1.1 * h >= abs(tend - t)
            h = abs(tend - t);
            done = true;
        end
        J = jacobian_at(jacobian, f, t, y, f0, atol, rtol, extra);
        dt = direction * max(sqrt(eps) * abs(t), sqrt(eps) * h);
        ft = (f(t + dt, y) - f0) / dt;
        no_failure = true;
        while true
            hs = direction * h;
            W = M - hs * d * J;
            k1 = W \ (f0 + hs * d * ft);
            f1 = f(t + 0.5 * hs, y + 0.5 * hs * k1);
            k2 = W \ (f1 - M * k1) + k1;
            ynew = y + hs * k2;
            tnew = t + hs;
            if done
                tnew = tend;
            end
            f2 = f(tnew, ynew);
            k3 = W \ (f2 - e32 * (M * k2 - f1) - 2 * (M * k1 - f0) + hs * d * ft);
            err = (h / 6) * max([abs(k1 - 2 * k2 + k3) ./ max(max(abs(y), abs(ynew)), atol / rtol); 0]);
            if err <= rtol
                break
            end
            failed = failed + 1;
            done = false;
            if h <= hmin
                warning(['MATLAB:' name ':IntegrationTolNotMet'], ...
                    'Failure at t=%e.  Unable to meet integration tolerances without reducing the step size below the smallest value allowed (%e) at time t.', t, hmin);
                done = true;
                break
            end
            if isnan(err)
                h = max(hmin, 0.1 * h);
            elseif no_failure
                h = max(hmin, h * max(0.1, 0.8 * (rtol / err) ^ (1 / 3)));
            else
                h = max(hmin, 0.5 * h);
            end
            no_failure = false;
        end
        if ~(err <= rtol)
            break
        end
        steps = steps + 1;
        K = [k1, k2];
        stop = false;
        if ~isempty(events)
            [after, terminal, way] = events(tnew, ynew, extra{:});
            after = after(:);
            crossing = find(sign(before) ~= sign(after) & before ~= 0 & (way(:) == 0 | way(:) == sign(after - before))).';
            places = zeros(0, 2);
            for i = crossing
                low = 0;
                high = 1;
                for it = 1:60
                    s = (low + high) / 2;
                    v = first_of(events, t + s * (tnew - t), dense(y, hs, K, s, d), extra);
                    if sign(v(i)) == sign(before(i))
                        low = s;
                    else
                        high = s;
                    end
                end
                places(end + 1, :) = [high, i]; %#ok<AGROW>
            end
            places = sortrows(places);
            for k = 1:size(places, 1)
                te(end + 1, 1) = t + places(k, 1) * (tnew - t); %#ok<AGROW>
                ye(end + 1, :) = dense(y, hs, K, places(k, 1), d).'; %#ok<AGROW>
                ie(end + 1, 1) = places(k, 2); %#ok<AGROW>
                if terminal(places(k, 2))
                    stop = true;
                    tnew = te(end);
                    ynew = ye(end, :).';
                    break
                end
            end
            before = after;
            done = done || stop;
        end
        X(end + 1) = tnew; %#ok<AGROW>
        YS(:, end + 1) = ynew; %#ok<AGROW>
        slopes{end + 1} = struct('h', hs, 'K', K); %#ok<AGROW>
        if at_points
            fresh = zeros(0, 1);
            while next_point <= numel(tspan) && direction * (tspan(next_point) - tnew) <= 0
                fresh(end + 1, 1) = tspan(next_point); %#ok<AGROW>
                next_point = next_point + 1;
            end
            if stop && (isempty(fresh) || fresh(end) ~= tnew)
                fresh(end + 1, 1) = tnew; %#ok<AGROW>
            end
        else
            fresh = tnew;
        end
        for k = 1:numel(fresh)
            if fresh(k) == tnew
                v = ynew;
            else
                v = dense(y, hs, K, (fresh(k) - t) / hs, d);
            end
            T(end + 1, 1) = fresh(k); %#ok<AGROW>
            Y(:, end + 1) = v; %#ok<AGROW>
            if ~isempty(outfcn)
                status = outfcn(fresh(k), select(v, outsel), '', extra{:});
                done = done || (~isempty(status) && any(status(:)));
            end
        end
        if no_failure
            factor = 1.25 * (err / rtol) ^ (1 / 3);
            if factor > 0.2
                h = h / factor;
            else
                h = 5 * h;
            end
        end
        t = tnew;
        y = ynew;
        f0 = f2;
    end
    if ~isempty(outfcn)
        outfcn([], [], 'done', extra{:});
    end
    if outputs == 1
        sol = struct('ie', ie.', 'xe', te.', 'ye', ye.', 'solver', name, 'x', X, 'y', YS, ...
            'stats', struct('nsteps', steps, 'nfailed', failed), ...
            'idata', struct('slopes', {slopes}, 'dense', [1, -1; -2 * d, 1] / (1 - 2 * d)));
        varargout = {sol};
    else
        varargout = {T, Y.', te, ye, ie};
        varargout = varargout(1:max(outputs, 1));
    end
end

function v = dense(y, hs, K, s, d)
    v = y + hs * (K(:, 1) * (s * (1 - s)) + K(:, 2) * (s * (s - 2 * d))) / (1 - 2 * d);
end

function J = jacobian_at(jacobian, f, t, y, f0, atol, rtol, extra)
    if isa(jacobian, 'function_handle')
        J = full(jacobian(t, y, extra{:}));
    elseif ~isempty(jacobian)
        J = full(jacobian);
    else
        n = numel(y);
        J = zeros(n);
        least = atol / rtol .* ones(n, 1);
        for k = 1:n
            step = sqrt(eps) * max(abs(y(k)), least(k));
            yk = y;
            yk(k) = yk(k) + step;
            J(:, k) = (f(t, yk) - f0) / (yk(k) - y(k));
        end
    end
end

function v = first_of(events, t, y, extra)
    [v, ~, ~] = events(t, y, extra{:});
    v = v(:);
end

function v = get_option(options, name, default)
    v = default;
    if isfield(options, name) && ~isempty(options.(name))
        v = options.(name);
    end
end

function v = select(v, outsel)
    if ~isempty(outsel)
        v = v(outsel, :);
    end
end
