% Documentation: containers.Map
m = containers.Map();
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
