% the old form of saving and restoring the random stream
s = rand('state');
a = rand(1, 3);
rand('state', s);
assert(isequal(a, rand(1, 3)))
