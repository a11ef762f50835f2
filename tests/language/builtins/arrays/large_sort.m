% Documentation: sort, unique, mode. Arrays large enough for the sort that counts digits: against an order computed otherwise.
n = 3000;
perm = mod((0:n - 1) * 1999, n); % 1999 and 3000 have no common divisor
for class = {'double', 'single', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'}
    x = cast(mod(perm, 251) - 100, class{1});
    [s, at] = sort(x);
    assert(isequal(s, sort(x)) && isa(s, class{1}) && isequal(x(at), s))
    assert(all(s(1:end - 1) <= s(2:end)))
    ties = s(1:end - 1) == s(2:end);
    assert(all(at([ties false]) < at([false ties]))) % stable
    [d, at] = sort(x, 'descend');
    assert(isequal(d, sort(x, 'descend')) && isequal(d, s(end:-1:1)) && isequal(x(at), d))
    ties = d(1:end - 1) == d(2:end);
    assert(all(at([ties false]) < at([false ties])))
end
assert(isequal(sort(int64(perm) + intmin('int64')), int64(0:n - 1) + intmin('int64')))
[s, at] = sort(uint64(perm) + (intmax('uint64') - n));
assert(isequal(s, uint64(0:n - 1) + (intmax('uint64') - n)) && isequal(perm(at), 0:n - 1))
assert(isequal(sort(char(perm + 32)), char((0:n - 1) + 32)) && isequal(sum(sort(perm > 999)), sum(perm > 999)))

% sorted, reversed, constant
up = 1:n;
assert(isequal(sort(up), up) && isequal(sort(up, 'descend'), n:-1:1) && isequal(sort(n:-1:1), up) && isequal(sort(zeros(1, n)), zeros(1, n)))
[~, at] = sort(zeros(1, n), 'descend');
assert(isequal(at, 1:n))
[~, at] = sort(n:-1:1);
assert(isequal(at, n:-1:1))

% NaN, infinities, and both zeros, which are equal and keep their order
x = perm - 1500;
x([5 700 2999]) = NaN;
x([6 701]) = [Inf -Inf];
zeros_at = [10 20 30 40];
x(x == 0) = 1;
x(zeros_at) = [0 -0 0 -0];
[s, at] = sort(x);
[t, down] = sort(x, 'descend');
assert(all(isnan(s(end - 2:end))) && s(1) == -Inf && s(end - 3) == Inf && all(isnan(t(1:3))) && t(4) == Inf)
assert(isequal(at(s == 0), zeros_at) && isequal(down(t == 0), zeros_at))
a = sort(x);
b = sort(x, 'descend');
assert(isequal(1 ./ a(a == 0), [Inf -Inf Inf -Inf]) && isequal(1 ./ b(b == 0), [Inf -Inf Inf -Inf]))
assert(isequaln(a, s) && isequaln(b, t) && isequal(sort(single(a(1:end - 3))), single(a(1:end - 3))))
assert(isequal(unique([x(~isnan(x)) 0 -0]), unique(x(~isnan(x)))))

% each column on its own
m = sort(reshape(perm, 1000, 3));
for k = 1:3
    assert(isequal(m(:, k), sort(reshape(perm((k - 1) * 1000 + (1:1000)), [], 1))))
end
[u, first, group] = unique(mod(perm, 7));
assert(isequal(u, 0:6) && isequal(u(group), mod(perm, 7)) && isequal(mod(perm(first), 7), u))
[u, first] = unique(mod(perm, 7), 'stable');
w = mod(perm, 7);
assert(isequal(sort(u), 0:6) && isequal(w(first), u) && issorted(first) && first(1) == 1)
assert(mode([repmat(3, 1, 600) 1:n]) == 3 && isequal(sortrows([mod(perm', 2) perm']), [zeros(n / 2, 1) (0:2:n - 2)'; ones(n / 2, 1) (1:2:n - 1)']))
