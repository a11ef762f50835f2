% Documentation: struct, fieldnames, isfield, rmfield, setfield, struct2cell, cell2struct, orderfields
s = struct('a', 1, 'b', 'x');
assert(s.a == 1 && strcmp(s.b, 'x') && isequal(fieldnames(s), {'a'; 'b'}))
t = struct('a', {1, 2, 3});
assert(isequal(size(t), [1 3]) && t(2).a == 2)
u = struct('c', {{1, 2}});
assert(iscell(u.c) && isempty(struct('a', {})))
assert(isfield(s, 'a') && isequal(isfield(s, {'a', 'z'}), [true false]) && ~isfield(5, 'a'))
assert(isequal(fieldnames(rmfield(s, 'a')), {'b'}))
s = setfield(s, 'c', 5);
assert(s.c == 5 && getfield(s, 'c') == 5)
assert(isequal(struct2cell(struct('a', 1, 'b', 2)), {1; 2}) && isequal(cell2struct({1; 2}, {'x', 'y'}, 1), struct('x', 1, 'y', 2)))
assert(isequal(fieldnames(orderfields(struct('b', 1, 'a', 2))), {'a'; 'b'}))
try
    rmfield(s, 'zzz');
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:rmfield:InvalidFieldname'))
end
try
    struct('a');
    error('no error');
catch e
    assert(~isempty(e.identifier))
end
