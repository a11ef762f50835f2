% A vector may lie along any dimension: what indexes it, and what it indexes, keeps that.
row = 1:12;
column = row';
deep = reshape(row, 1, 1, 12);
matrix = reshape(row, 2, 6);
positions = reshape([1 3 5], 1, 1, 3);
mask = false(1, 1, 12);
mask([1 3 5]) = true;
assert(isequal(size(matrix(positions)), [1 1 3]) && isequal(size(matrix(mask)), [1 1 3]))
assert(isequal(row(positions), [1 3 5]) && isequal(column(positions), [1; 3; 5]))
assert(isequal(row(mask), [1 3 5]) && isequal(column(mask), [1; 3; 5]))
assert(isequal(deep([1 3 5]), positions) && isequal(deep([1; 3; 5]), positions) && isequal(deep(mask), positions))
assert(isequal(deep([1 2; 3 4]), [1 2; 3 4]) && isequal(size(deep(:)), [12 1]))

% '' deletes as [] does, where it is written so; elements of strings take it as a value.
x = 1:5;
x(2) = '';
assert(isequal(x, [1 3 4 5]))
s = 'a b c';
s(s == ' ') = '';
assert(strcmp(s, 'abc'))
c = {1, 2, 3};
c(2) = '';
assert(isequal(c, {1, 3}))
t = ["a" "b"];
t(2) = '';
assert(isequal(t, ["a" ""]))
assert(numel(ones(2, 3), 1, ':') == 3 && numel(ones(2, 3, 4), ':', 2) == 2 && numel(ones(2, 3, 4), ':', ':') == 24)
