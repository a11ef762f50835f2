% Documentation: subsref, subsasgn, substruct
assert(isequal(subsref([1 2 3; 4 5 6], substruct('()', {':', 2})), [2; 5]))
c = {1, struct('a', {{'x', 'y'}})};
assert(strcmp(subsref(c, substruct('{}', {2}, '.', 'a', '{}', {2})), 'y'))
[p, q] = subsref({7, 8}, substruct('{}', {1:2}));
assert(p == 7 && q == 8)
s = struct('a', {1, 2, 3});
[p, q, r] = subsref(s, substruct('.', 'a'));
assert(p + q + r == 6)
f = @(x) x + 1;
assert(subsref(f, substruct('()', {2})) == 3)
a = subsasgn(1:3, substruct('()', {2}), 20);
assert(isequal(a, [1 20 3]))
a = subsasgn(a, substruct('()', {1}), []);
assert(isequal(a, [20 3]))
t = subsasgn(struct(), substruct('.', 'x', '{}', {2}, '.', 'y'), 5);
assert(t.x{2}.y == 5 && isempty(t.x{1}))
t = subsasgn(t, substruct('.', 'z', '()', {3}), 1);
assert(isequal(t.z, [0 0 1]))
t = subsasgn(s, substruct('()', {2}, '.', 'a'), 'new');
assert(strcmp(t(2).a, 'new') && t(1).a == 1)
u = substruct('()', {1}, '.', 'name');
assert(isequal({u.type}, {'()', '.'}) && isequal(u(1).subs, {1}) && strcmp(u(2).subs, 'name'))
m = containers.Map();
m = subsasgn(m, substruct('()', {'k'}), 4);
assert(subsref(m, substruct('()', {'k'})) == 4 && subsref(m, substruct('.', 'Count')) == 1)
check(@() substruct('()', {1}, '.'), 'MATLAB:substruct:nargin')
check(@() substruct('x', {1}), 'MATLAB:substruct:type')
check(@() substruct('.', 5), 'MATLAB:substruct:subscripts')
check(@() subsref(1, 2), 'MATLAB:subsArgNotStruct')
check(@() subsref(1:3, substruct('()', {4})), 'MATLAB:badsubscript')

% Octave's: merge, nthargout, cellslices
assert(isequal(merge([true false true], [1 2 3], -1), [1 -1 3]) && strcmp(merge(false, 'a', 'bc'), 'bc'))
assert(nthargout(2, @max, [3 9 1]) == 2 && isequal(nthargout([1 2], @size, ones(2, 3)), {2, 3}))
assert(isequal(cellslices(1:5, [1 3], [2 5]), {[1 2], [3 4 5]}))
assert(isequal(cellindexmat({[1 2 3], 'abc'}, 2), {2, 'b'}))

function check(f, identifier)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), [e.identifier ': ' e.message])
        return
    end
    error('no error: %s', identifier)
end
