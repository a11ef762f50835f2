% randn draws MATLAB's numbers: MATLAB documentation pages `randn` and `rng`.
rng(0)
x = randn(1, 10);
assert(max(abs(x - [0.537667139546100, 1.833885014595086, -2.258846861003648, 0.862173320368121, 0.318765239858981, ...
    -1.307688296305273, -0.433592022305684, 0.342624466538650, 3.578396939725760, 2.769437029884877])) < 5e-15)
y = randn(1, 90);
assert(max(abs(y([42 43 90]) - [0.0774 -1.2141 -1.7947])) < 6e-5)
rng(0)
assert(isequal(x, randn(1, 10)) && isa(randn(2, 'single'), 'single'))
rng(0)
assert(isequal(randperm(10), [6 3 7 8 5 1 2 4 9 10]))
rng(0)
assert(isequal(randi(10, 1, 5), [9 10 2 10 7]))
z = randn(200);
assert(abs(mean(z(:))) < 0.03 && abs(std(z(:)) - 1) < 0.03)
