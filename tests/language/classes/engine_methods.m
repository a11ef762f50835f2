% Documentation: methods, ismethod. The engine's own classes have lists too.
names = methods('containers.Map');
assert(iscellstr(names) && all(ismember({'isKey'; 'keys'; 'values'; 'remove'}, names)))
m = containers.Map();
assert(isequal(methods(m), names) && ismethod(m, 'isKey') && ~ismethod(m, 'parse'))
assert(all(ismember({'addRequired'; 'parse'}, methods('inputParser'))) && ismethod(inputParser, 'addOptional'))
assert(ismethod(MException('a:b', 'c'), 'getReport') && ~ismethod(5, 'getReport'))
try
    methods('no_such_class_at_all')
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:class:classNotFound'))
end
