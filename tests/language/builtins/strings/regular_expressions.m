% Documentation: regexp, regexprep, regexpi, regexptranslate
assert(isequal(regexp('abcabc', 'b'), [2 5]))
[tok, mat] = regexp('key=val', '(\w+)=(\w+)', 'tokens', 'match');
assert(isequal(tok, {{'key', 'val'}}) && isequal(mat, {'key=val'}))
assert(strcmp(regexp('ab12', '\d+', 'match', 'once'), '12') && isempty(regexp('ab', '\d', 'match', 'once')))
[s, e] = regexp('hello', 'l+');
assert(s == 3 && e == 4)
n = regexp('x=5', '(?<name>\w)=(?<value>\d)', 'names');
assert(strcmp(n.name, 'x') && strcmp(n.value, '5'))
assert(isequal(regexp('a,b', ',', 'split'), {'a', 'b'}))
assert(strcmp(regexprep('hello', 'l', 'L'), 'heLLo') && strcmp(regexprep('ab', '(a)(b)', '$2$1'), 'ba') && strcmp(regexprep('aaa', 'a', 'b', 'once'), 'baa'))
assert(isequal(regexprep({'ab', 'b'}, 'b', 'c'), {'ac', 'c'}) && strcmp(regexprep('abc', {'a', 'b'}, {'1', '2'}), '12c'))
assert(regexpi('ABC', 'b') == 2 && isempty(regexp('ABC', 'b')))
assert(isequal(regexp({'a1', 'b'}, '\d', 'match'), {{'1'}, cell(1, 0)}) || isequal(regexp({'a1', 'b'}, '\d', 'match'), {{'1'}, {}}))
assert(strcmp(regexptranslate('escape', 'a.b'), 'a\.b'))
assert(isequal(regexp('foo bar', '\<b'), 5))
assert(strcmp(regexprep('a.b', '\.', '\\n'), 'a\nb'))
try
    regexp('a', '(');
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:regexp:invalidExpression'))
end
