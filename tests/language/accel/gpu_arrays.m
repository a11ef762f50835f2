% gpuArray and gather work with and without a device; without one the host takes over and one warning says so.
warning('off', 'all')
x = gpuArray([1 2; 3 4]);
assert(isgpuarray(x) && existsOnGPU(x))
y = x * 2 + 1;
assert(isequal(gather(y), [3 5; 7 9]))
assert(~isgpuarray(gather(y)))
assert(~isgpuarray([1 2 3]))
assert(isequal(gather(5), 5))
[a, b] = gather(x, y);
assert(isequal(a, [1 2; 3 4]) && isequal(b, [3 5; 7 9]))
m = gpuArray(magic(5));
assert(isequal(gather(diag(m)), [17; 5; 13; 21; 9]) && isequal(gather(diag(m, 2)), [1; 14; 22]))
assert(isequal(gather(diag(m, -3)), [10; 18]) && isequal(size(diag(m, 5)), [0 1]) && isequal(gather(sum(diag(m))), 65))
assert(isequal(gather(diag(gpuArray(uint8([1 2 3; 4 5 6])))), uint8([1; 5])) && isequal(gather(diag(m > 12)), logical([1; 0; 1; 1; 0])))
c = m(:);
assert(isgpuarray(c) && isequal(gather(c), reshape(magic(5), 25, 1)) && isequal(gather(sum(m(:))), 325))
c(3) = 100;
assert(isequal(gather(m(3)), 4) && isequal(gather(c(3)), 100))
w = m + 1;
v = w(:) * 2;
assert(isequal(size(v), [25 1]) && isequal(gather(v), 2 * reshape(magic(5) + 1, 25, 1)) && isequal(gather(w), magic(5) + 1))
n = gpuDeviceCount;
assert(n == 0 || n == 1)
assert(islogical(canUseGPU))
caught = '';
try
    gpuArray(struct('a', 1));
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'parallel:gpu:array:UnsupportedType'))
if n == 1
    d = gpuDevice;
    assert(ischar(d.Name) && d.TotalMemory > 0)
end
disp('ok')

% What is made of a gpuArray is one, also by functions that know nothing of devices.
g = gpuArray([3 1 2]);
assert(isgpuarray(sort(g)) && isequal(gather(sort(g)), [1 2 3]));
assert(isgpuarray(g(2)) && isgpuarray(g') && isgpuarray([g g]) && isgpuarray(g([1 2])) && isgpuarray(cumsum(g)));
assert(isgpuarray(g(:, 1)) && isgpuarray(int64(g)) && isgpuarray(arrayfun(@(x) x + 1, g)));
assert(~isgpuarray(size(g)) && ~isgpuarray(numel(g)) && ~isgpuarray(isempty(g)) && ~isgpuarray(isequal(g, g)));
g(2) = 10;
assert(isgpuarray(g) && isequal(gather(g), [3 10 2]));
x = [5 6 7];
y = gpuArray(x);
z = y;
z(1) = 0;
assert(~isgpuarray(x) && isequal(gather(y), [5 6 7]) && isequal(gather(z), [0 6 7]));
assert(strcmp(class(y), 'gpuArray') && strcmp(classUnderlying(y), 'double') && strcmp(class(gather(y)), 'double'));
