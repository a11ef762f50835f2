% Counter-based random numbers: the same on the host and the device, in any piece; RandStream and rng in step.
rng(7, 'philox');
a = rand(1, 10);
b = randn(1, 5);
gpurng(7, 'philox');
assert(isequal(gather(rand(1, 10, 'gpuArray')), a));
assert(isequal(gather(randn(1, 5, 'gpuArray')), b));
rng(7, 'threefry');
c = rand(3, 4);
gpurng(7, 'threefry');
assert(isequal(gather(rand(3, 4, 'gpuArray')), c));
assert(~isequal(a(1), c(1)));

% The known answer of Philox's authors: all words zero.
rng(0, 'philox');
u = rand(1, 2);
words = uint64([hex2dec('6627e8d5'), hex2dec('e169c58d'), hex2dec('bc57ac4c'), hex2dec('9b00dbd8')]);
k = [words(1) * 2^20 + bitshift(words(2), -12), words(3) * 2^20 + bitshift(words(4), -12)];
assert(isequal(u, (double(k) + 0.5) / 2^52));

% Settings come back.
rng(3, 'philox');
rand(1, 3);
s = rng;
x = randn(2, 2);
rng(s);
assert(isequal(x, randn(2, 2)));
assert(strcmp(s.Type, 'philox') && s.Seed == 3);
gpurng(7, 'philox');
g = gpurng;
x = gather(randi([2 9], 4, 4, 'gpuArray'));
gpurng(g);
assert(isequal(x, gather(randi([2 9], 4, 4, 'gpuArray'))));
assert(all(x(:) >= 2 & x(:) <= 9));

% Streams as objects leave each other alone.
rng(1, 'twister');
one = RandStream('mt19937ar', 'Seed', 5);
two = RandStream('philox4x32_10', 'Seed', 5);
p = rand(one, 1, 3);
q = rand(two, 1, 3);
global_first = rand;
rng(1);
assert(isequal(global_first, rand));
reset(one);
assert(isequal(p, rand(one, 1, 3)));
state = two.State;
r = randn(two, 1, 4);
two.State = state;
assert(isequal(r, randn(two, 1, 4)));
rng(5);
assert(isequal(p, rand(1, 3)));
old = RandStream.setGlobalStream(RandStream('mt19937ar', 'Seed', 5));
assert(isequal(p, rand(1, 3)));
RandStream.setGlobalStream(old);
rng('default');

% Creation on the device: class, size, values.
assert(isequal(gather(zeros(2, 3, 'gpuArray')), zeros(2, 3)));
assert(isequal(gather(ones(2, 3, 'int16', 'gpuArray')), ones(2, 3, 'int16')));
like = zeros(2, 'like', gpuArray(single(1)));
assert(isgpuarray(like) && strcmp(classUnderlying(like), 'single') && strcmp(class(like), 'gpuArray'));
assert(isequal(gather(eye(3, 'gpuArray')), eye(3)));
assert(isequal(gather(linspace(gpuArray(0), 1, 7)), linspace(0, 1, 7)));
assert(isa(like, 'gpuArray') && ~isa(like, 'single') && isa(like, 'float') && isUnderlyingType(like, 'single'));
assert(isempty(zeros(0, 3, 'gpuArray')) && isequal(size(rand(0, 3, 'gpuArray')), [0 3]));

% Loops of array operations: the same values whether they become one kernel or not.
s = ones(5000, 1) * 100;
t = s;
for k = 1:60
    s = s .* exp(0.001 * k - 0.05) - sin(s);
    t = t .* exp(0.001 * k - 0.05) - sin(t);
    t(1) = t(1);
end
assert(isequal(s, t));

A = pagefun(@mtimes, gpuArray(rand(2, 3, 4)), rand(3, 2));
assert(isgpuarray(A) && isequal(size(A), [2 2 4]));
B = rand(2, 2, 3) + 2 * eye(2);
C = pagefun(@inv, gpuArray(B));
assert(max(abs(gather(C(:, :, 2)) - inv(B(:, :, 2))), [], 'all') < 1e-12);
assert(gputimeit(@() sum(gpuArray(1:10))) > 0);
