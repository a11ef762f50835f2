% Documentation: num2cell, cell2mat, cellfun, arrayfun, structfun, deal, mat2cell
assert(isequal(num2cell([1 2; 3 4]), {1, 2; 3, 4}) && isequal(cell2mat({1 2; 3 4}), [1 2; 3 4]) && isequal(cell2mat({[1 2], 3; [4 5], 6}), [1 2 3; 4 5 6]))
assert(isempty(cell2mat({})))
assert(isequal(mat2cell([1 2 3; 4 5 6], 2, [1 2]), {[1; 4], [2 3; 5 6]}))
assert(isequal(cellfun(@numel, {'a', 'bc', ''}), [1 2 0]) && isequal(cellfun('isempty', {1, []}), [false true]) && isequal(cellfun(@(x) x * 2, {1, 2}), [2 4]))
assert(isequal(cellfun(@(x) [x x], {1, 2}, 'UniformOutput', false), {[1 1], [2 2]}))
[m, i] = cellfun(@max, {[1 3 2], [5 4]});
assert(isequal(m, [3 5]) && isequal(i, [2 1]))
assert(isequal(cellfun(@plus, {1, 2}, {10, 20}), [11 22]))
assert(isequal(arrayfun(@(x) x^2, [1 2 3]), [1 4 9]) && islogical(arrayfun(@(x) x > 1, [1 2])))
r = cellfun(@(x) error('a:b', 'bad'), {1, 2}, 'ErrorHandler', @(err, x) err.index);
assert(isequal(r, [1 2]))
s.a = 1;
s.b = 2;
assert(isequal(structfun(@(x) x + 1, s), [2; 3]))
t = structfun(@(x) x + 1, s, 'UniformOutput', false);
assert(t.a == 2 && t.b == 3)
[a, b] = deal(7);
assert(a == 7 && b == 7)
assert(isequal(bsxfun(@plus, [1 2], [10; 20]), [11 12; 21 22]) && isequal(bsxfun(@(a, b) a - b, [1 2], [1; 1]), [0 1; 0 1]))
try
    cellfun(@(x) [x x], {1, 2});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:arrayfun:NotAScalarOutput') || strcmp(e.identifier, 'MATLAB:cellfun:NotAScalarOutput'))
end
try
    cellfun(@plus, {1, 2}, {1});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:cellfun:InputsDifferentSizes'))
end
