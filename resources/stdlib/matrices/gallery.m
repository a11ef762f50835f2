function varargout = gallery(name, varargin)
%GALLERY Test matrices
%   A = GALLERY(NAME, ...) for the names below, with the definitions of N. J. Higham, The Test Matrix Toolbox for MATLAB,
%   1995: 'binomial', 'cauchy', 'chebspec', 'circul', 'clement', 'compar', 'cycol', 'dorr', 'fiedler', 'forsythe', 'frank', 'gcdmat',
%   'gearmat', 'grcar', 'hanowa', 'house', 'integerdata', 'invhess', 'invol', 'ipjfact', 'jordbloc', 'kahan', 'kms', 'lauchli',
%   'lehmer', 'leslie', 'lesp', 'lotkin', 'minij', 'moler', 'neumann', 'normaldata', 'orthog', 'parter', 'pei', 'poisson',
%   'prolate', 'redheff', 'riemann', 'ris', 'smoke', 'toeppd', 'toeppen', 'tridiag', 'triw', 'uniformdata', 'wilk'.
%   GALLERY(3) is a badly conditioned 3-by-3 matrix, GALLERY(5) an interesting eigenvalue problem.
%
%   See also magic, hilb, rosser, wilkinson.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isnumeric(name) && isscalar(name)
        switch name
            case 3
                varargout = {[-149 -50 -154; 537 180 546; -27 -9 -25]};
            case 5
                varargout = {[-9 11 -21 63 -252; 70 -69 141 -421 1684; -575 575 -1149 3451 -13801; ...
                    3891 -3891 7782 -23345 93365; 1024 -1024 2048 -6144 24572]};
            otherwise
                error('MATLAB:gallery:unknownMatrix', 'gallery: unknown number %g; 3 and 5 are known.', name);
        end
        return
    elseif ~ischar(name) && ~isstring(name)
        error('MATLAB:gallery:name', 'gallery: NAME must be text.');
    end
    makers = struct('binomial', @binomial, 'cauchy', @cauchy, 'chebspec', @chebspec, 'circul', @circul, 'clement', @clement, ...
        'compar', @compar, 'cycol', @cycol, 'dorr', @dorr, 'fiedler', @fiedler, 'forsythe', @forsythe, 'frank', @frank, ...
        'gcdmat', @gcdmat, 'gearmat', @gearmat, 'grcar', @grcar, 'hanowa', @hanowa, 'house', @house, 'integerdata', @integerdata, ...
        'invhess', @invhess, 'invol', @invol, 'ipjfact', @ipjfact, 'jordbloc', @jordbloc, 'kahan', @kahan, 'kms', @kms, ...
        'lauchli', @lauchli, 'lehmer', @lehmer, 'leslie', @leslie, 'lesp', @lesp, 'lotkin', @lotkin, 'minij', @minij, ...
        'moler', @moler, 'neumann', @neumann, 'normaldata', @normaldata, 'orthog', @orthog, 'parter', @parter, 'pei', @pei, ...
        'poisson', @poisson, 'prolate', @prolate, 'redheff', @redheff, 'riemann', @riemann, 'ris', @ris, 'smoke', @smoke, ...
        'toeppd', @toeppd, 'toeppen', @toeppen, 'tridiag', @tridiag, 'triw', @triw, 'uniformdata', @uniformdata, 'wilk', @wilk);
    key = lower(char(name));
    if ~isfield(makers, key)
        error('MATLAB:gallery:unknownMatrix', 'gallery: unknown gallery matrix ''%s''.', char(name));
    end
    if isempty(varargin)
        error('MATLAB:gallery:nargin', 'gallery: ''%s'' needs more arguments.', key);
    end
    args = varargin;
    if (ischar(args{end}) || isstring(args{end})) && ~any(strcmp(key, {'integerdata', 'normaldata', 'uniformdata'}))
        args(end) = []; % a class name
    end
    [varargout{1:max(nargout, 1)}] = makers.(key)(args{:});
    if numel(args) < numel(varargin)
        varargout{1} = cast(varargout{1}, char(varargin{end}));
    end
end

function n = order_of(n)
    if ~(isnumeric(n) && isscalar(n) && n == fix(n) && n >= 0)
        error('MATLAB:gallery:order', 'gallery: N must be an integer.');
    end
end

function A = binomial(n)
    n = order_of(n);
    L = abs(pascal(n, 1));
    U = L(n:-1:1, n:-1:1);
    D = diag((-2) .^ (0:n - 1));
    A = L * D * U;
end

function C = cauchy(x, y)
    if isscalar(x)
        x = 1:x;
    end
    if nargin < 2
        y = x;
    elseif isscalar(y)
        y = 1:y;
    end
    if numel(x) ~= numel(y)
        error('MATLAB:gallery:cauchy', 'gallery: X and Y must be vectors of the same length for cauchy.');
    end
    C = 1 ./ (x(:) + reshape(y, 1, []));
end

function C = chebspec(n, k)
    n = order_of(n);
    if nargin < 2
        k = 0;
    end
    if k == 1
        n = n + 1;
    end
    n = n - 1;
    x = cos((0:n)' * (pi / n));
    d = ones(n + 1, 1);
    d([1, n + 1]) = 2;
    C = (d * (1 ./ d')) ./ (x - x' + eye(n + 1));
    C(1, 1) = (2 * n ^ 2 + 1) / 6;
    for i = 2:n + 1
        if rem(i, 2) == 0
            C(:, i) = -C(:, i);
            C(i, :) = -C(i, :);
        end
        if i < n + 1
            C(i, i) = -x(i) / (2 * (1 - x(i) ^ 2));
        else
            C(n + 1, n + 1) = -C(1, 1);
        end
    end
    if k == 1
        C = C(2:n + 1, 2:n + 1);
    end
end

function C = circul(v)
    if isscalar(v)
        v = 1:v;
    end
    v = v(:).';
    C = toeplitz(v([1, end:-1:2]), v);
end

function A = clement(n, k)
    n = order_of(n) - 1;
    if nargin < 2
        k = 0;
    end
    x = n:-1:1;
    z = 1:n;
    if k == 0
        A = diag(x, -1) + diag(z, 1);
    else
        y = sqrt(x .* z);
        A = diag(y, -1) + diag(y, 1);
    end
end

function C = compar(A, k)
    if nargin < 2
        k = 0;
    end
    p = min(size(A));
    if k == 0
        C = -abs(A);
        C(1:size(A, 1) + 1:size(A, 1) * p) = abs(diag(A));
    else
        C = A';
        for j = 1:p
            C(j, j) = 0;
        end
        largest = max(abs(C));
        C = -largest' * ones(1, size(A, 2));
        C(1:size(C, 1) + 1:size(C, 1) * p) = abs(diag(A));
        if all(all(A == tril(A)))
            C = tril(C);
        end
        if all(all(A == triu(A)))
            C = triu(C);
        end
    end
end

function A = cycol(n, k)
    m = n(1);
    n = n(end);
    if nargin < 2
        k = max(round(n / 4), 1);
    end
    A = randn(m, k);
    for i = 2:ceil(n / k)
        A = [A, A(:, 1:k)]; %#ok<AGROW>
    end
    A = A(:, 1:n);
end

function [c, d, e] = dorr(n, theta)
    n = order_of(n);
    if nargin < 2
        theta = 0.01;
    end
    c = zeros(n, 1);
    d = c;
    e = c;
    h = 1 / (n + 1);
    m = floor((n + 1) / 2);
    term = theta / h ^ 2;
    i = (1:m)';
    c(i) = -term;
    e(i) = c(i) - (0.5 - i * h) / h;
    d(i) = -(c(i) + e(i));
    i = (m + 1:n)';
    e(i) = -term;
    c(i) = e(i) + (0.5 - i * h) / h;
    d(i) = -(c(i) + e(i));
    c = c(2:n);
    e = e(1:n - 1);
    if nargout <= 1
        c = tridiag(c, d, e);
    end
end

function A = fiedler(c)
    if isscalar(c)
        c = 1:c;
    end
    c = c(:).';
    A = abs(c.' - c);
end

function A = forsythe(n, alpha, lambda)
    n = order_of(n);
    if nargin < 2
        alpha = sqrt(eps);
    end
    if nargin < 3
        lambda = 0;
    end
    A = jordbloc(n, lambda);
    A(n, 1) = alpha;
end

function F = frank(n, k)
    n = order_of(n);
    if nargin < 2
        k = 0;
    end
    p = n:-1:1;
    F = triu(p(ones(n, 1), :) - diag(ones(n - 1, 1), -1), -1);
    if k ~= 0
        F = F(p, p)';
    end
end

function A = gcdmat(n)
    n = order_of(n);
    A = gcd(repmat((1:n)', 1, n), repmat(1:n, n, 1));
end

function A = gearmat(n, i, j)
    n = order_of(n);
    if nargin < 2
        i = n;
    end
    if nargin < 3
        j = -n;
    end
    if ~(i ~= 0 && abs(i) <= n && j ~= 0 && abs(j) <= n)
        error('MATLAB:gallery:gearmat', 'gallery: I and J must be nonzero scalars of size up to N for gearmat.');
    end
    A = diag(ones(n - 1, 1), -1) + diag(ones(n - 1, 1), 1);
    A(1, abs(i)) = sign(i);
    A(n, n + 1 - abs(j)) = sign(j);
end

function G = grcar(n, k)
    n = order_of(n);
    if nargin < 2
        k = 3;
    end
    G = tril(triu(ones(n)), k) - diag(ones(n - 1, 1), -1);
end

function A = hanowa(n, d)
    n = order_of(n);
    if nargin < 2
        d = -1;
    end
    m = n / 2;
    if round(m) ~= m
        error('MATLAB:gallery:hanowa', 'gallery: N must be even for hanowa.');
    end
    A = [d * eye(m), -diag(1:m); diag(1:m), d * eye(m)];
end

function [v, beta] = house(x, varargin)
    x = x(:);
    s = norm(x) * (sign(x(1)) + (x(1) == 0));
    v = x;
    if s == 0
        beta = 1;
        return
    end
    v(1) = v(1) + s;
    beta = 1 / (s' * v(1));
end

function A = integerdata(varargin)
    A = data_of(varargin{:}, 'integer');
end

function A = uniformdata(varargin)
    A = data_of(varargin{:}, 'uniform');
end

function A = normaldata(varargin)
    A = data_of(varargin{:}, 'normal');
end

function A = data_of(varargin)
    kind = varargin{end};
    args = varargin(1:end - 1);
    cls = 'double';
    if ~isempty(args) && (ischar(args{end}) || isstring(args{end}))
        cls = char(args{end});
        args(end) = [];
    end
    seed = args{end};
    args(end) = [];
    limits = [];
    if strcmp(kind, 'integer')
        limits = args{1};
        args(1) = [];
    end
    before = rng;
    restore = onCleanup(@() rng(before));
    rng(seed);
    switch kind
        case 'integer'
            A = randi(limits, args{:});
        case 'uniform'
            A = rand(args{:});
        otherwise
            A = randn(args{:});
    end
    A = cast(A, cls);
end

function A = invhess(x, y)
    if isscalar(x)
        x = 1:x;
    end
    if nargin < 2
        y = -x(1:end - 1);
    end
    x = x(:);
    y = y(:);
    n = numel(x);
    A = ones(n, 1) * x';
    for j = 2:n
        A(1:j - 1, j) = y(1:j - 1);
    end
end

function A = invol(n)
    n = order_of(n);
    A = hilb(n);
    d = -n;
    A(:, 1) = d * A(:, 1);
    for i = 1:n - 1
        d = -(n + i) * (n - i) * d / (i * i);
        A(i + 1, :) = d * A(i + 1, :);
    end
end

function [A, detA] = ipjfact(n, k)
    n = order_of(n);
    if nargin < 2
        k = 0;
    end
    i = (1:n)';
    A = factorial(i + (1:n));
    if k == 1
        A = 1 ./ A;
    end
    if nargout == 2
        d = 1;
        if k == 0
            for m = 1:n - 1
                d = d * prod(1:m + 1) * prod(1:n - m);
            end
            d = d * prod(1:n + 1);
        else
            for m = 0:n - 1
                d = d * prod(1:m) / prod(1:n + 1 + m);
            end
            if rem(n * (n - 1) / 2, 2)
                d = -d;
            end
        end
        detA = d;
    end
end

function J = jordbloc(n, lambda)
    n = order_of(n);
    if nargin < 2
        lambda = 1;
    end
    J = lambda * eye(n) + diag(ones(n - 1, 1), 1);
end

function U = kahan(n, theta, pert)
    if nargin < 2
        theta = 1.2;
    end
    if nargin < 3
        pert = 1e3;
    end
    r = n(1);
    n = n(end);
    s = sin(theta);
    c = cos(theta);
    U = eye(n) - c * triu(ones(n), 1);
    U = diag(s .^ (0:n - 1)) * U + pert * eps * diag(n:-1:1);
    if r > n
        U(r, n) = 0;
    else
        U = U(1:r, :);
    end
end

function A = kms(n, rho)
    n = order_of(n);
    if nargin < 2
        rho = 0.5;
    end
    A = (1:n)' * ones(1, n);
    A = abs(A - A');
    A = rho .^ A;
    if ~isreal(rho)
        A = conj(tril(A, -1)) + triu(A);
    end
end

function A = lauchli(n, mu)
    n = order_of(n);
    if nargin < 2
        mu = sqrt(eps);
    end
    A = [ones(1, n); mu * eye(n)];
end

function A = lehmer(n)
    n = order_of(n);
    A = ones(n, 1) * (1:n);
    A = A ./ A';
    A = tril(A) + tril(A, -1)';
end

function L = leslie(a, b)
    if isscalar(a)
        n = a;
        a = ones(n, 1);
        b = ones(n - 1, 1);
    end
    L = diag(b(:), -1);
    L(1, :) = a(:).';
end

function T = lesp(n)
    n = order_of(n);
    x = 2:n;
    T = full(tridiag(1 ./ x, -(2 * [x, n + 1] + 1), x));
end

function A = lotkin(n)
    A = hilb(order_of(n));
    A(1, :) = 1;
end

function A = minij(n)
    n = order_of(n);
    A = min(repmat((1:n)', 1, n), repmat(1:n, n, 1));
end

function A = moler(n, alpha)
    n = order_of(n);
    if nargin < 2
        alpha = -1;
    end
    U = triw(n, alpha);
    A = U' * U;
end

function [A, T] = neumann(n)
    if isscalar(n)
        m = sqrt(n);
        if m ^ 2 ~= n
            error('MATLAB:gallery:neumann', 'gallery: N must be a perfect square for neumann.');
        end
        n = [m m];
    end
    m = n(1);
    n = n(2);
    T = sparse(tridiag(m, -1, 2, -1));
    T(1, 2) = -2;
    T(m, m - 1) = -2;
    S = sparse(tridiag(n, -1, 2, -1));
    S(1, 2) = -2;
    S(n, n - 1) = -2;
    A = kron(speye(n), T) + kron(S, speye(m));
end

function Q = orthog(n, k)
    n = order_of(n);
    if nargin < 2
        k = 1;
    end
    switch k
        case 1
            m = (1:n)' * (1:n) * (pi / (n + 1));
            Q = sin(m) * sqrt(2 / (n + 1));
        case 2
            m = (1:n)' * (1:n) * (2 * pi / (2 * n + 1));
            Q = sin(m) * (2 / sqrt(2 * n + 1));
        case 3
            m = 0:n - 1;
            Q = exp(m' * m * 2 * pi * 1i / n) / sqrt(n);
        case 4
            Q = tril(ones(n));
            Q(1, :) = ones(1, n);
            for i = 2:n
                Q(i, i) = -(i - 1);
            end
            Q = diag(sqrt([n, 1:n - 1] .* (1:n))) \ Q;
        case 5
            m = (0:n - 1)' * (0:n - 1) * (2 * pi / n);
            Q = (cos(m) + sin(m)) / sqrt(n);
        case 6
            m = (1:n)' - 0.5;
            Q = sqrt(2 / n) * cos(m * m' * (pi / n));
        case 7
            v = (1:n)';
            Q = eye(n) - 2 / (v' * v) * (v * v');
        case -1
            m = (0:n - 1)' * (0:n - 1) * (pi / (n - 1));
            Q = cos(m);
        case -2
            q = (0:n - 1)';
            Q = cos(q * (q + 0.5)' * (pi / n));
        otherwise
            error('MATLAB:gallery:orthog', 'gallery: unknown K for orthog.');
    end
end

function C = parter(n)
    n = order_of(n);
    C = cauchy((1:n) + 0.5, -(1:n));
end

function P = pei(n, alpha)
    n = order_of(n);
    if nargin < 2
        alpha = 1;
    end
    P = alpha * eye(n) + ones(n);
end

function A = poisson(n)
    n = order_of(n);
    S = tridiag(n, -1, 2, -1);
    A = kron(speye(n), S) + kron(S, speye(n));
end

function A = prolate(n, w)
    n = order_of(n);
    if nargin < 2
        w = 0.25;
    end
    a = zeros(n, 1);
    a(1) = 2 * w;
    a(2:n) = sin(2 * pi * w * (1:n - 1)) ./ (pi * (1:n - 1));
    A = toeplitz(a);
end

function A = redheff(n)
    n = order_of(n);
    i = (1:n)' * ones(1, n);
    A = double(~rem(i', i));
    A(:, 1) = 1;
end

function A = riemann(n)
    n = order_of(n) + 1;
    i = (2:n)' * ones(1, n - 1);
    j = i';
    A = i .* (~rem(j, i)) - ones(n - 1);
end

function A = ris(n)
    n = order_of(n);
    p = -2 * (1:n) + (n + 1.5);
    A = cauchy(p);
end

function A = smoke(n, k)
    n = order_of(n);
    if nargin < 2
        k = 0;
    end
    w = exp(2 * pi * 1i / n);
    A = diag([w .^ (1:n - 1), 1]) + diag(ones(n - 1, 1), 1);
    if k == 0
        A(n, 1) = 1;
    end
end

function T = toeppd(n, m, x, theta)
    n = order_of(n);
    if nargin < 2
        m = n;
    end
    if nargin < 3
        x = rand(m, 1);
    end
    if nargin < 4
        theta = rand(m, 1);
    end
    T = zeros(n);
    E = 2 * pi * ((1:n)' * ones(1, n) - ones(n, 1) * (1:n));
    for i = 1:m
        T = T + x(i) * cos(theta(i) * E);
    end
end

function P = toeppen(n, a, b, c, d, e)
    n = order_of(n);
    defaults = {1, -10, 0, 10, 1};
    given = {};
    if nargin > 1
        given = {a};
    end
    if nargin > 2
        given{2} = b;
    end
    if nargin > 3
        given{3} = c;
    end
    if nargin > 4
        given{4} = d;
    end
    if nargin > 5
        given{5} = e;
    end
    defaults(1:numel(given)) = given;
    v = [defaults{:}];
    P = spdiags(ones(n, 1) * v, -2:2, n, n);
end

function T = tridiag(n, x, y, z)
    if nargin == 1
        x = -1;
        y = 2;
        z = -1;
    end
    if nargin == 3
        z = y;
        y = x;
        x = n;
    end
    if isscalar(x) && isscalar(y) && isscalar(z) && nargin ~= 3
        x = x * ones(n - 1, 1);
        z = z * ones(n - 1, 1);
        y = y * ones(n, 1);
    end
    x = x(:);
    y = y(:);
    z = z(:);
    n = numel(y);
    if numel(x) ~= n - 1 || numel(z) ~= n - 1
        error('MATLAB:gallery:tridiag', 'gallery: dimensions of vectors are incorrect for tridiag.');
    end
    T = sparse([2:n, 1:n, 1:n - 1], [1:n - 1, 1:n, 2:n], [x; y; z], n, n);
end

function t = triw(n, alpha, k)
    m = n(1);
    n = n(end);
    if nargin < 2
        alpha = -1;
    end
    if nargin < 3
        k = n - 1;
    end
    t = tril(eye(m, n) + alpha * triu(ones(m, n), 1), k);
end

function [A, b] = wilk(n)
    switch n
        case 3
            A = [1e-10 0.9 -0.4; 0 0.9 -0.4; 0 0 1e-10];
            b = [0; 0; 1];
        case 4
            A = [0.9143e-4 0 0 0; 0.8762 0.7156e-4 0 0; 0.7943 0.8143 0.9504e-4 0; 0.8017 0.6123 0.7165 0.7123e-4];
            b = [0.6524; 0.3127; 0.4186; 0.7853];
        case 5
            A = hilb(6);
            A = A(1:5, 2:6) * 1.8144;
            b = [];
        case 21
            e = ones(20, 1);
            A = diag(e, -1) + diag(abs(-10:10)) + diag(e, 1);
            b = [];
        otherwise
            error('MATLAB:gallery:wilk', 'gallery: unknown N for wilk.');
    end
end
