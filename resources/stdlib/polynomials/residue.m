function [r, p, k, e] = residue(b, a, varargin)
%RESIDUE Partial fractions
%   [R, P, K] = RESIDUE(B, A) writes B(s)/A(s) as the sum of R(i)/(s - P(i))^m, where m counts equal poles, and of the
%   polynomial K. [R, P, K, E] = RESIDUE(B, A) also gives the exponents m.
%   [B, A] = RESIDUE(R, P, K) gives the polynomials back; RESIDUE(R, P, K, E) with given exponents.
%
%   See also mpoles, poly, roots, deconv.
    if nargin < 2 || nargin > 4
        error('MATLAB:minrhs', 'residue takes two to four arguments.');
    end
    if nargin >= 3
        [r, p] = together(b, a, varargin{:});
        return
    end
    b = strip(b(:).');
    a = strip(a(:).');
    if isempty(a)
        error('MATLAB:residue:zeroDenominator', 'residue: the denominator must not be zero.');
    end
    b = b / a(1);
    a = a / a(1);
    if numel(a) == 1
        r = [];
        p = [];
        e = [];
        k = b;
        return
    end
    p = roots(a);
    [e, order] = mpoles(p);
    p = p(order);
    % Equal poles get their mean: the roots of a multiple pole scatter around it.
    first = find(e == 1);
    for i = 1:numel(first)
        last = numel(p);
        if i < numel(first)
            last = first(i + 1) - 1;
        end
        p(first(i):last) = mean(p(first(i):last));
    end
    small = max(abs(p)) * 1e-9;
    if isreal(a)
        p(abs(imag(p)) < small) = real(p(abs(imag(p)) < small));
    end
    if numel(b) >= numel(a)
        [k, rest] = deconv(b, a);
        b = rest(numel(rest) - numel(a) + 2:end);
    else
        k = [];
    end
    n = numel(p);
    b = [zeros(1, n - numel(b)), b];
    A = zeros(n, n);
    for m = 1:n
        % the factors of the denominator without (s - p)^e
        group = m - e(m) + 1;
        size_of_group = e(find(e(group:end) == 1 & (group:n).' > group, 1) + group - 2);
        if isempty(size_of_group)
            size_of_group = e(n);
        end
        others = p([1:group - 1, group + size_of_group:n]);
        q = poly([others(:); repmat(p(m), size_of_group - e(m), 1)]);
        A(:, m) = [zeros(n - numel(q), 1); q(:)];
    end
    r = A \ b.';
    if all(isreal(p)) && isreal(b)
        r = real(r);
    end
    e = e(:);
    p = p(:);
end

function v = strip(v)
    v = v(find(v ~= 0, 1):end);
    if isempty(v)
        v = [];
    end
end

function [b, a] = together(r, p, k, e)
    r = r(:);
    p = p(:);
    if nargin < 4
        [e, order] = mpoles(p, 0.001, 0);
        p = p(order);
        r = r(order);
    end
    if nargin < 3
        k = [];
    end
    e = e(:);
    n = numel(p);
    % The highest exponent of each pole is its power in the denominator.
    [groups, highest] = deal(zeros(n, 1));
    count = 0;
    for i = 1:n
        if e(i) == 1 || i == 1
            count = count + 1;
        end
        groups(i) = count;
        highest(count) = max(highest(count), e(i));
    end
    poles = zeros(0, 1);
    for g = 1:count
        poles = [poles; repmat(p(find(groups == g, 1)), highest(g), 1)]; %#ok<AGROW>
    end
    a = poly(poles);
    k = strip(k(:).');
    b = conv([k, zeros(1, isempty(k))], a);
    if isempty(k)
        b = zeros(1, numel(a));
    end
    for i = 1:n
        rest = poles;
        for j = 1:e(i)
            at = find(rest == p(find(groups == groups(i), 1)), 1);
            rest(at) = [];
        end
        q = r(i) * poly(rest);
        b = b + [zeros(1, numel(b) - numel(q)), q];
    end
    first = find(abs(b) > 0, 1);
    b = b(first:end);
    scale = max([abs(b), 1]);
    if max(abs(imag(b))) < 1e-10 * scale && max(abs(imag(a))) < 1e-10 * max(abs(a))
        b = real(b);
        a = real(a);
    end
end
