% Documentation: strcmp, strcmpi, strncmp, strfind, contains, startsWith, validatestring
assert(strcmp('a', 'a') && ~strcmp('a', 'A') && strcmpi('a', 'A') && ~strcmp('a', 1) && strcmp("a", 'a'))
assert(isequal(strcmp({'a', 'b'}, 'a'), [true false]) && isequal(strcmp({'a', 'b'}, {'a', 'c'}), [true false]))
assert(strcmp('', '') && strcmp('', []) == false && strcmp('', zeros(1, 0)) == false)
assert(strncmp('hello', 'help', 3) && ~strncmp('he', 'help', 3) && strncmpi('HELlo', 'help', 3))
assert(isequal(strfind('abcabc', 'bc'), [2 5]) && isempty(strfind('abc', 'x')) && isequal(strfind({'ab', 'b'}, 'b'), {2, 1}))
assert(contains('hello', 'ell') && isequal(contains({'ab', 'cd'}, 'a'), [true false]) && contains("ABC", "b", 'IgnoreCase', true))
assert(startsWith('hello', 'he') && endsWith('hello', {'x', 'lo'}))
assert(count('banana', 'an') == 2)
assert(strcmp(validatestring('app', {'apple', 'banana'}), 'apple'))
try
    validatestring('x', {'apple'});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:unrecognizedStringChoice'))
end
