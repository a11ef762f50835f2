% Documentation: matlab.lang.makeValidName, matlab.lang.makeUniqueStrings, matlab.net.base64encode
assert(isequal(matlab.lang.makeValidName({'a b', '1x', 'for', 'ok', 'a-b'}), {'aB', 'x1x', 'xFor', 'ok', 'a_b'}))
[name, changed] = matlab.lang.makeValidName('ok');
assert(strcmp(name, 'ok') && ~changed)
assert(strcmp(matlab.lang.makeValidName('a@b', 'ReplacementStyle', 'delete'), 'ab'))
assert(strcmp(matlab.lang.makeValidName('a@b', 'ReplacementStyle', 'hex'), 'a0x40b') && strcmp(matlab.lang.makeValidName('1', 'Prefix', 'p_'), 'p_1'))
assert(isequal(matlab.lang.makeValidName(["a b" "c"]), ["aB" "c"]))
[names, changed] = matlab.lang.makeUniqueStrings({'a', 'a', 'b'}, {'b'});
assert(isequal(names, {'a', 'a_1', 'b_1'}) && isequal(changed, [false true true]))
assert(strcmp(matlab.lang.makeUniqueStrings('a', {'a', 'a_1'}), 'a_2') && isequal(matlab.lang.makeUniqueStrings({'a', 'a'}, logical([1 0])), {'a_1', 'a'}))
assert(strcmp(matlab.net.base64encode('Hello'), 'SGVsbG8=') && strcmp(char(matlab.net.base64decode('SGVsbG8=')), 'Hello'))
