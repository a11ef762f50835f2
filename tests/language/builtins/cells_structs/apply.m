% Documentation: cellfun, arrayfun, structfun, bsxfun
% uniform outputs may be of any class whose scalars form arrays
s = arrayfun(@(x) struct('a', x), 1:3);
assert(isequal(size(s), [1 3]) && s(2).a == 2)
assert(isequal(arrayfun(@(x) {x}, 1:2), {1, 2}))
assert(isequal(arrayfun(@(x) string(x), [1 2]), ["1" "2"]))
assert(isequal(cellfun(@(x) x(1), {'abc', 'd'}), 'ad'))
assert(isequal(size(cellfun(@(x) x, cell(0, 3))), [0 3]) && isa(cellfun(@(x) x, {}), 'double'))
% names kept from early MATLAB
assert(isequal(cellfun('size', {ones(2, 3), 1}, 2), [3 1]) && isequal(cellfun('isclass', {1, 'a'}, 'char'), [false true]))
assert(isequal(cellfun('length', {ones(2, 5), []}), [5 0]) && isequal(cellfun('prodofsize', {ones(2, 5), []}), [10 0]))
assert(isequal(cellfun('ndims', {ones(2, 5), ones(2, 2, 2)}), [2 3]) && isequal(cellfun('isreal', {1, 1i}), [true false]))
assert(isequal(cellfun(@(x) x + 1, {1, 2}, 'Unif', true), [2 3]) && isequal(cellfun('@(x) x + 1', {1, 2}), [2 3]))
% outputs
[a, b] = arrayfun(@(x) deal(x, -x), [1 2; 3 4], 'UniformOutput', false);
assert(isequal(a, {1 2; 3 4}) && isequal(b, {-1 -2; -3 -4}))
n = 0;
cellfun(@(x) assert(x > 0), {1, 2});
% error handler: the error's description, then the inputs
e = cellfun(@(x, y) error('my:id', 'bad %d', x), {1, 2}, {3, 4}, 'ErrorHandler', @(err, x, y) err, 'UniformOutput', false);
assert(strcmp(e{2}.identifier, 'my:id') && strcmp(e{2}.message, 'bad 2') && e{2}.index == 2)
e = arrayfun(@(x) error('my:id', 'bad'), 1:3, 'ErrorHandler', @(err, x) err.index * x);
assert(isequal(e, [1 4 9]))
% errors
check(@() cellfun(@(x) [x x], {1, 2}), 'MATLAB:cellfun:NotAScalarOutput')
check(@() arrayfun(@(x) ones(1, x), 1:2), 'MATLAB:arrayfun:NotAScalarOutput')
check(@() cellfun(@(x) x, {1, 'a'}), 'MATLAB:cellfun:ClassMismatch')
check(@() cellfun(@(x) @sin, {1}), 'MATLAB:cellfun:UnimplementedOutputArrayType')
check(@() cellfun(@sin, 1), 'MATLAB:cellfun:NotACell')
check(@() cellfun(@plus, {1, 2}, {1}), 'MATLAB:cellfun:InputsDifferentSizes')
check(@() arrayfun(@plus, 1:2, 1), 'MATLAB:arrayfun:InputsDifferentSizes')
check(@() cellfun(1, {1}), 'MATLAB:cellfun:InvalidFirstInput')
check(@() structfun(@sin, 1), 'MATLAB:structfun:InvalidInput')
check(@() cellfun(@() 1, {1}), 'MATLAB:TooManyInputs')
% structfun
r = structfun(@(x) [x x], struct('p', 1, 'q', 'a'), 'UniformOutput', false);
assert(isequal(r, struct('p', [1 1], 'q', 'aa')))
[m, i] = structfun(@max, struct('p', [1 5], 'q', [7 2]));
assert(isequal(m, [5; 7]) && isequal(i, [2; 1]))
% a function that works on columns
assert(isequal(bsxfun(@(x, y) x .* y, [1 2 3]', [1 10]), [1 10; 2 20; 3 30]))
assert(isequal(bsxfun('minus', [1 2], [1; 2]), [0 1; -1 0]) && isempty(bsxfun(@plus, ones(0, 3), 1)))
check(@() bsxfun(@plus, 1:2, 1:3), 'MATLAB:bsxfun:arrayDimensionsMustMatch')

function check(f, identifier)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), [e.identifier ': ' e.message])
        return
    end
    error('no error: %s', identifier)
end
