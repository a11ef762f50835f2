% Documentation: rand, randi, randperm, rng: MATLAB's own numbers for the Mersenne twister
rng(0);
r = rand(1, 3);
assert(all(abs(r - [0.814723686393179 0.905791937075619 0.126986816293506]) < 1e-15))
rng(1);
assert(abs(rand - 0.417022004702574) < 1e-15)
rng('default');
assert(abs(rand - 0.814723686393179) < 1e-15)
s = rng;
a = rand(2);
rng(s);
assert(isequal(a, rand(2)))
rng(0);
assert(isequal(randi(10, 1, 5), [9 10 2 10 7]))
assert(isequal(sort(randperm(10)), 1:10) && numel(unique(randperm(10, 4))) == 4)
x = randi([5 7], 100, 1);
assert(min(x) >= 5 && max(x) <= 7 && isa(randi(5, 2, 'int8'), 'int8'))
assert(isequal(size(rand(2, 3, 4)), [2 3 4]) && isempty(rand(0, 3)) && isa(rand(2, 'single'), 'single'))
n = randn(1, 20000);
assert(abs(mean(n)) < 0.05 && abs(std(n) - 1) < 0.05)
