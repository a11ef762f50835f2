% Forms of calls and statements that Octave has beside MATLAB's.
% str2func of operators
pairs = {'.**', 'power'; '.''', 'transpose'; '<=', 'le'; '!=', 'ne'; '**', 'mpower'; '!', 'not'; '\', 'mldivide'; '|', 'or'};
for k = 1:size(pairs, 1)
    assert(strcmp(func2str(str2func(pairs{k, 1})), pairs{k, 2}))
end
% lasterr in the text that eval runs instead
eval('error(''my:id'', ''the message'')', 'text = lasterr;');
assert(strcmp(text, 'the message'))
% negative zero at the ends of a range
assert(isequal(signbit(-0:3), logical([1 0 0 0])) && isequal(signbit(3:-1:-0), logical([0 0 0 1])))
% arrays without elements grow by scalars: the size counts, not the elements
x = zeros(2, 0); x(3, :) = 2;
assert(isequal(size(x), [3 0]))
x = zeros(2, 0); x(:, :, 3) = 2;
assert(isequal(size(x), [2 0 3]))
x = zeros(0, 2); x(3) = 2;
assert(isequal(x, [0 0 2]))
c = cell(0, 3); c(:, 5) = {1};
assert(isequal(size(c), [0 5]))
% diag with sizes, struct with a size
assert(isequal(diag([1 2], 3, 2), [1 0; 0 2; 0 0]))
s = struct(zeros(0, 1), {'a', 'b'});
assert(isequal(size(s), [0 1]) && isequal(fieldnames(s), {'a'; 'b'}))
assert(builtin('end', magic(4), 1, 2) == 4 && builtin('end', magic(4), 1, 1) == 16)
