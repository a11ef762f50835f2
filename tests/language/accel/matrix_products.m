% Matrix products, transposed operands included: deferred or at once, on the host or on a device. mtimes.
x = reshape(mod(1:35, 11) - 5, 7, 5) / 4;
y = reshape(mod(1:28, 7) - 3, 7, 4) / 8;
c = reshape(mod(1:35, 5), 5, 7);
% small integers over powers of two: every order of the additions gives these exactly
assert(isequal(x' * y, transpose(x) * y) && isequal(x.' * y, transpose(x) * y))
assert(isequal(c' * x', transpose(c) * transpose(x)) && isequal(c * y, [c(:, 1:6) * y(1:6, :) + c(:, 7) * y(7, :)]))
assert(isequal((x - 1)' * (y + 1), transpose(x - 1) * (y + 1)))
assert(isequal(x' * x(:, 1), transpose(x) * x(:, 1)) && isequal(x(:, 2)' * x, transpose(x(:, 2)) * x))
v = [1 2 3];
assert(isequal([true false]' * 3, [3; 0]) && isequal(v * v', 14) && isequal(v' * v, [1 2 3; 2 4 6; 3 6 9]) && isequal(2' * v', [2; 4; 6]))
z = x + 1i;
assert(isequal(z' * x, ctranspose(z) * x) && isequal(z.' * x, transpose(z) * x) && ~isequal(z' * x, z.' * x))
assert(isa(single(x)' * y, 'single') && isequal(single(x)' * y, single(transpose(x) * y)))
% empties
assert(isequal(zeros(0, 3)' * zeros(0, 4), zeros(3, 4)) && isequal(size(x' * zeros(7, 0)), [5 0]))
assert(isequal(size(zeros(0, 7) * x), [0 5]))
% A'*A and A*A' are symmetric to the last bit, small and large, double and single
s = linspace(-3, 7, 211 * 180);
for n = [3 40 180]
    for k = [2 211]
        a = reshape(s(1:k * n), k, n) .^ 3 / 7;
        for b = {a, single(a)}
            g = b{1}' * b{1};
            h = b{1} * b{1}';
            assert(isequal(g, g') && isequal(h, h') && isequal(size(g), [n n]) && isequal(size(h), [k k]))
            t = transpose(b{1});
            assert(max(max(abs(g - t * b{1}))) <= 1e3 * eps(class(g)) * max(max(abs(g))))
        end
    end
end
% large enough to be deferred: exact results again
p = mod((1:300)' * (1:200), 17) - 8;
q = mod((1:300)' * (1:150), 13) - 6;
r = p' * q;
assert(isequal(r(3, 5), sum(p(:, 3) .* q(:, 5))) && isequal(size(r), [200 150]))
assert(isequal(sum(r(:)), sum(sum(p, 2) .* sum(q, 2))))
assert(isequal((p' * q + 1) * 2, 2 * r + 2) && isequal(q' * p, r'))
w = (p' * q) .* (p' * q) - r;
assert(isequal(w, r .* r - r))
d = p' * q;
d(1) = 0;
assert(d(1) == 0 && isequal(d(2:end), r(2:end)))
% NaN and Inf spread as the sums say
e = p;
e(4, 9) = NaN;
e(5, 9) = Inf;
f = e' * q;
assert(all(isnan(f(9, :))) && ~any(any(isnan(f([1:8, 10:end], :)))))
% on the device, if there is one
warning('off', 'all')
g = gpuArray(p);
assert(isgpuarray(g' * q) == isgpuarray(g + 1) && isequal(gather(g' * q), r) && isequal(gather(g' * gpuArray(q) + 1), r + 1))
u = g' * g;
assert(isequal(gather(u), gather(u)') && isequal(gather(u), p' * p))
assert(isequal(gather(gpuArray(x)' * y), x' * y) && isequal(gather(gpuArray(x) * x'), x * x'))
assert(isequal(gather(g * gpuArray((1:200)')), p * (1:200)'))
% element by element on what comes out
assert(isequal(gather((g' * q) / 4 + r), r / 4 + r) && isequal(gather(abs(g' * q) .* (g' * q)), abs(r) .* r))
assert(isequal(gather(max(g' * g, 0) - 1), max(p' * p, 0) - 1) && isequal(gather((g' * q) > 100), r > 100))
k = g' * q;
assert(isequal(gather(k + k), 2 * r) && isequal(gather(k), r))
% errors, at their line and as before
for bad = {@() p' * c, @() p * q, @() p * q', @() p' * q', @() g * q, @() g' * c}
    caught = '';
    try
        bad{1}();
    catch err
        caught = err.identifier;
    end
    assert(strcmp(caught, 'MATLAB:innerdim'))
end
caught = '';
try
    ones(2, 2, 2)' * p;
catch err
    caught = err.identifier;
end
assert(strcmp(caught, 'MATLAB:transposeND'))
disp('ok')
