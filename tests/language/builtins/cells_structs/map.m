% Documentation: containers.Map
m = containers.Map();
m('x') = [];
assert(isKey(m, 'x') && isempty(m('x')))
remove(m, 'x');
m('b') = 2;
m('a') = 1;
assert(m.Count == 2 && m.isKey('a') && ~isKey(m, 'z') && isequal(keys(m), {'a', 'b'}) && isequal(values(m), {1, 2}))
assert(m('a') == 1)
n = m;
n('c') = 3;
assert(m.Count == 3)
remove(m, 'a');
assert(~m.isKey('a'))
k = containers.Map({'x', 'y'}, {10, 'text'});
assert(k('x') == 10 && strcmp(k('y'), 'text'))
d = containers.Map('KeyType', 'double', 'ValueType', 'any');
d(3) = 'three';
assert(strcmp(d(3), 'three') && isequal(d.keys(), {3}))
e1 = containers.Map([1 2 3], {'a', 'b', 'c'});
assert(strcmp(e1(2), 'b') && e1.length() == 3)
try
    m('none');
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:Containers:Map:NoKey'))
end
% classes of keys and values
m = containers.Map({'Jan', 'Feb'}, [327.2 368.2]);
assert(strcmp(m.KeyType, 'char') && strcmp(m.ValueType, 'double') && m('Feb') == 368.2)
m = containers.Map({'a', 'b'}, {1, 'x'});
assert(strcmp(m.ValueType, 'any') && isequal(m.values({'b', 'a'}), {'x', 1}) && isequal(values(m), {1, 'x'}))
m = containers.Map({'a', 'b'}, {'x', 'y'}, 'UniformValues', true);
assert(strcmp(m.ValueType, 'char'))
m = containers.Map('UniformValues', false);
assert(m.Count == 0 && isempty(m) && length(m) == 0)
m = containers.Map([3 1 2], {'c', 'a', 'b'});
assert(isequal(keys(m), {1, 2, 3}) && isequal(values(m), {'a', 'b', 'c'}) && isequal(isKey(m, {1, 5, 'a'}), [true false false]))
m = containers.Map({1, single(2)}, {'a', 'b'});
assert(strcmp(m.KeyType, 'double'))
m = containers.Map('key', [1 2 3]);
assert(isequal(m('key'), [1 2 3]))
m = containers.Map('KeyType', 'int32', 'ValueType', 'double');
m(5) = 7;
m(2) = 8;
assert(isa(m.keys{1}, 'int32') && isequal(m.values, {8, 7}))
m = containers.Map(["p" "q"], {1, 2});
assert(all(isKey(m, ["p" "q"])) && m("q") == 2)
remove(m, {'p', 'q'});
assert(m.Count == 0 && isequal(keys(m), cell(1, 0)))
m = containers.Map('x', []);
assert(m.Count == 1 && isempty(m('x')) && isobject(m) && isa(m, 'handle'))
check(@() containers.Map({'a', 'b'}, {1}), 'MATLAB:Containers:Map:NumKeysAndValues')
check(@() containers.Map({'a', 1}, {1, 2}), 'MATLAB:Containers:Map:MixedKeyTypes')
check(@() containers.Map({{}}, {1}), 'MATLAB:Containers:Map:InvalidKeyType')
check(@() containers.Map('KeyType', 'cell', 'ValueType', 'any'), 'MATLAB:Containers:Map:InvalidKeyType')
check(@() remove(m, 'none'), 'MATLAB:Containers:Map:NoKey')
check(@() values(m, {'none'}), 'MATLAB:Containers:Map:NoKey')
check(@() m(1), 'MATLAB:Containers:TypeMismatch')

function check(f, identifier)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), [e.identifier ': ' e.message])
        return
    end
    error('no error: %s', identifier)
end
