% A class derived from containers.Map.
m = MapChild({'a', 'b'}, [1 2]);
assert(m.twice() == 4 && m.Count == 2 && m('a') == 1 && isa(m, 'containers.Map') && isa(m, 'handle'))
m('c') = 5;
assert(isequal(keys(m), {'a', 'b', 'c'}) && isequal(m.values(), {1, 2, 5}) && m.isKey('c'))
m.remove('a');
assert(~isKey(m, 'a') && length(m) == 2 && strcmp(m.KeyType, 'char'))
m.Label = "x";
assert(m.Label == "x")
caught = '';
try
    m('zz');
catch err
    caught = err.identifier;
end
assert(strcmp(caught, 'MATLAB:Containers:Map:NoKey'))
