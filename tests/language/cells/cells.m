% cell arrays: creation, braces, parentheses, growth, deletion, comma lists
c = {1, 'two', [3 4]};
assert(iscell(c) && isequal(size(c), [1 3]) && strcmp(c{2}, 'two'))
assert(isequal(c(1), {1}) && isequal(c{3}(2), 4))
c{5} = 'five';
assert(numel(c) == 5 && isempty(c{4}) && isequal(size(c{4}), [0 0]))
c(4) = [];
assert(numel(c) == 4 && strcmp(c{4}, 'five'))
d = cell(2, 3);
assert(isequal(size(d), [2 3]) && isempty(d{2, 3}))
d{2, 2}.name = 'x';
assert(strcmp(d{2, 2}.name, 'x'))
e = {c{1:2}, 'end'};
assert(isequal(e, {1, 'two', 'end'}))
m = [c{1}, c{3}];
assert(isequal(m, [1 3 4]))
f = {};
f{end + 1} = 1;
f{end + 1} = {2};
assert(iscell(f{2}) && f{2}{1} == 2)
g = [{1}, {2, 3}];
assert(isequal(g, {1, 2, 3}))
h = {1; 2};
h = [h; {3}];
assert(isequal(size(h), [3 1]))
k = cell(1, 2);
[k{:}] = deal(7);
assert(isequal(k, {7, 7}))
[a, b] = k{:};
assert(a == 7 && b == 7)
n = {[1 2; 3 4]};
assert(n{1}(2, 1) == 3 && isequal(n{1}(:, end), [2; 4]))
n{1}(2, 1) = 30;
assert(n{1}(2, 1) == 30)
assert(isequal(cellfun(@numel, {'ab', 'c', ''}), [2 1 0]))
assert(isequal(cellfun(@(x) [x 'z'], {'a', 'b'}, 'UniformOutput', false), {'az', 'bz'}))
x = {};
assert(isempty(x) && isequal(size(x), [0 0]))
x(3) = {5};
assert(isequal(size(x), [1 3]) && x{3} == 5)
try
    q = 5;
    q{1}
catch err
    assert(strcmp(err.identifier, 'MATLAB:cellRefFromNonCell'))
end
z = {1, {2, {3}}};
assert(z{2}{2}{1} == 3)
z{2}{2}{1} = 33;
assert(z{2}{2}{1} == 33)
