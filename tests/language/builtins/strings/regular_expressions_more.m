% regexp with lookbehinds of any length, expressions in replacements, names in alternatives; "Regular Expressions"
assert(strcmp(regexprep('hello world', '(\<\w)', '${upper($1)}'), 'Hello World') && strcmp(regexprep('a1b22', '(\d+)', '${num2str(str2double($1) * 2)}'), 'a2b44'))
assert(isequal(regexp('thinga(-3)x(-4)', '(?<=[a-z]+)\(-[1-9]*\)', 'match'), {'(-3)', '(-4)'}))
assert(isequal(regexp('aab', '(?<!a{2})b'), zeros(1, 0)) && isequal(regexp('ab', '(?<!a{2})b'), 2))
names = regexp('John Davis', '(?<first>\w+) (?<last>\w+)|(?<last>\w+), (?<first>\w+)', 'names');
assert(strcmp(names.first, 'John') && strcmp(names.last, 'Davis'))
names = regexp('Rogers, James', '(?<first>\w+) (?<last>\w+)|(?<last>\w+), (?<first>\w+)', 'names');
assert(strcmp(names.first, 'James') && strcmp(names.last, 'Rogers'))
assert(ismissing(regexp("abc", "x", 'match', 'once')) && isequal(regexp('abc', 'x', 'match', 'once'), ''))
assert(isequal(regexp("a1b2", "\d", 'match'), ["1" "2"]) && isequal(size(regexp("a", "b", 'tokens', 'once')), [0 0]))
[tok, rest] = regexp('k=v', '(\w)=(\w)', 'tokens', 'split');
assert(isequal(tok{1}, {'k', 'v'}) && isequal(rest, {'', ''}))
assert(strcmp(regexprep('abc', '(?<x>b)', '[$<x>]'), 'a[b]c') && strcmp(regexprep('abc', {'a', 'c'}, {'1', '2'}), '1b2') && strcmp(regexprep('aa', 'a', 'b', 'once'), 'ba'))
assert(strcmp(regexprep('Hello', 'hello', 'world', 'preservecase'), 'World') && strcmp(regexprep('ab', '(a)|(b)', '<$1>'), '<a><>'))
assert(isequal(strsplit('a1b22c', '\d+', 'DelimiterType', 'RegularExpression'), {'a', 'b', 'c'}))
assert(isequal(regexp({'ab', 'cb'}, {'a', 'b'}), {1, 2}) && isequal(regexp('ab', {'a', 'b'}), {1, 2}))
