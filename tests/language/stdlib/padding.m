% Functions that are written in the language are found like builtins, behind the search path.
assert(isequal(postpad([1 2 3], 5), [1 2 3 0 0]))
assert(isequal(postpad([1 2 3], 2), [1 2]))
assert(isequal(postpad([1 2; 3 4], 3, 9), [1 2; 3 4; 9 9]))
assert(isequal(postpad([1 2; 3 4], 3, 9, 2), [1 2 9; 3 4 9]))
assert(isequal(prepad([1 2 3], 5), [0 0 1 2 3]))
assert(isequal(prepad([1 2 3], 2), [2 3]))
assert(isequal(prepad(7, 2, [], 2), [0 7]))
assert(exist('prepad') == 2)
assert(endsWith(which('prepad'), 'prepad.m'))
f = @postpad;
assert(isequal(f(int8(4), 2), int8([4; 0])))
try
    postpad(1, -1)
    error('no error')
catch e
    assert(strcmp(e.identifier, 'MATLAB:postpad:length'))
    assert(strcmp(e.stack(1).name, 'postpad'))
end
