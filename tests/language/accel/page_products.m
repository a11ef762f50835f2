% pagemtimes: pages expand, transposes, classes, errors.
x = reshape(mod(1:24, 7) - 3, 2, 3, 4);
y = reshape(mod(1:60, 11) - 5, 3, 5, 4);
z = pagemtimes(x, y);
assert(isequal(size(z), [2 5 4]))
for k = 1:4
    assert(isequal(z(:, :, k), x(:, :, k) * y(:, :, k)))
end
assert(isequal(pagemtimes(x, y(:, :, 2)), cat(3, x(:, :, 1) * y(:, :, 2), x(:, :, 2) * y(:, :, 2), ...
    x(:, :, 3) * y(:, :, 2), x(:, :, 4) * y(:, :, 2))))
t = pagemtimes(y, 'transpose', x, 'transpose');
assert(isequal(t, permute(z, [2 1 3])))
assert(isequal(pagemtimes(y, 'ctranspose', x, 'CTranspose'), t))
a = reshape(1:8, 2, 2, 2);
b = reshape(1:12, 2, 2, 1, 3);
c = pagemtimes(a, b);
assert(isequal(size(c), [2 2 2 3]) && isequal(c(:, :, 2, 3), a(:, :, 2) * b(:, :, 1, 3)))
assert(isequal(pagemtimes(a, 3), 3 * a) && isequal(pagemtimes(2, a), 2 * a))
assert(isequal(pagemtimes(a, 'transpose', 3, 'none'), 3 * pagetranspose(a)))
w = pagemtimes(a + 1i, 'ctranspose', a, 'none');
assert(isequal(w(:, :, 2), (a(:, :, 2) + 1i)' * a(:, :, 2)))
assert(isa(pagemtimes(single(a), a), 'single') && isequal(size(pagemtimes(zeros(2, 0, 3), zeros(0, 4, 3))), [2 4 3]))
assert(isequal(pagemtimes([1 2; 3 4], [5; 6]), [17; 39]))
% many small pages, on the device if there is one
warning('off', 'all')
m = mod(reshape(1:4 * 4 * 3000, 4, 4, 3000), 19) - 9;
n = pagemtimes(m, m);
assert(isequal(n(:, :, 2999), m(:, :, 2999) ^ 2))
assert(isequal(gather(pagemtimes(gpuArray(m), m)), n) && isgpuarray(pagemtimes(gpuArray(m), m)) == isgpuarray(gpuArray(m) + 1))
assert(isequal(gather(pagemtimes(gpuArray(m), 'transpose', m(:, :, 7), 'none')), pagemtimes(m, 'transpose', m(:, :, 7), 'none')))
for bad = {{@() pagemtimes(x, x), 'MATLAB:pagemtimes:innerDimensions'}, ...
        {@() pagemtimes(ones(2, 2, 2), ones(2, 2, 3)), 'MATLAB:sizeDimensionsMustMatch'}, ...
        {@() pagemtimes(x, 'upside', y, 'none'), 'MATLAB:pagemtimes:option'}}
    caught = '';
    try
        bad{1}{1}();
    catch err
        caught = err.identifier;
    end
    assert(strcmp(caught, bad{1}{2}))
end
disp('ok')
