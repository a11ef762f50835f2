% extractBetween, replaceBetween, eraseBetween, insertAfter, extractBefore, erase, split, join, strtok; "Characters and Strings"
assert(isequal(extractBetween("a<b>c<d>", "<", ">"), ["b"; "d"]))
assert(isequal(extractBetween('abcdef', 2, 4), {'bcd'}) && isequal(extractBetween("abcdef", 2, 4, 'Boundaries', 'exclusive'), "c"))
assert(isequal(extractBetween("x[1]y", "[", "]", 'Boundaries', 'inclusive'), "[1]"))
assert(isequal(replaceBetween('abcdef', 'b', 'e', 'XX'), 'abXXef') && isequal(replaceBetween("abcdef", 2, 3, "-"), "a-def"))
assert(isequal(eraseBetween("a(b)c", "(", ")"), "a()c") && isequal(eraseBetween("a(b)c", "(", ")", 'Boundaries', 'inclusive'), "ac"))
assert(isequal(insertAfter("ab", "a", "-"), "a-b") && isequal(insertBefore('ab', 2, '+'), 'a+b'))
assert(isequal(insertAfter(["ab" "cb"], "b", ["1" "2"]), ["ab1" "cb2"]))
assert(isequal(extractBefore("name.txt", "."), "name") && isequal(extractAfter('name.txt', '.'), 'txt'))
assert(isequal(extractBefore("abc", 3), "ab") && isequal(extractAfter("abc", 1), "bc") && ismissing(extractBefore("abc", "x")))
assert(isequal(extract("a1b1", "1"), ["1"; "1"]) && isequal(extract("abc", 2), "b"))
assert(isequal(erase('ababababa', {'aba', 'bba'}), 'bba') && isequal(erase(["ab" "b"], "b"), ["a" ""]))
assert(isequal(split("a b  c"), ["a"; "b"; "c"]) && isequal(split(["a-b"; "c-d"], "-"), ["a" "b"; "c" "d"]))
assert(isequal(split('a,b', ','), {'a'; 'b'}))
[parts, between] = split("a-b+c", ["-" "+"]);
assert(isequal(parts, ["a"; "b"; "c"]) && isequal(between, ["-"; "+"]))
assert(isequal(join(["a" "b"; "c" "d"]), ["a b"; "c d"]) && isequal(join(["a" "b" "c"], ["-" "+"]), "a-b+c"))
assert(isequal(join(["a" "b"; "c" "d"], ",", 1), ["a,c" "b,d"]))
[token, rest] = strtok({'one two', ' x'});
assert(isequal(token, {'one', 'x'}) && isequal(rest, {' two', ''}))
assert(isequal(strtok('a,b', ','), 'a') && isequal(size(strtok(' ')), [1 0]))
assert(strcmp(strrep('abc 2 def 22 ghi 222', '22', '*'), 'abc 2 def * ghi **'))
assert(isequal(strrep({'a', 'ba'}, 'a', {'1', '2'}), {'1', 'b2'}) && isequal(strrep("aa", "a", "b"), "bb"))
assert(isequal(deblank({' a ', {'b  '}}), {' a', {'b'}}) && isequal(strtrim(['  a '; ' b  ']), [' a'; 'b ']))
assert(isequal(strjoin({'a', 'b'}, '\n'), ['a' newline 'b']) && isequal(strjoin({'a', 'b', 'c'}, {'1', '2'}), 'a1b2c'))
assert(isequal(contains({'abc', 'xyz'}, ["b" "q"]), [true false]) && startsWith('Abc', 'a', 'IgnoreCase', true))
assert(isequal(strfind({'ab', 'c'}, 'b'), {2, []}) && isequal(strfind('aaa', 'aa'), [1 2]) && isequal(strfind([1 2 1 2], [1 2]), [1 3]))
assert(strncmp('abc', 'abc', 10) && ~strncmp('abc', 'abcd', 4) && isequal(strncmpi({'ABx', 'q'}, 'aby', 2), [true false]))
assert(isequal(validatestring('r', {'red', 'green'}), 'red') && isStringScalar("a") && ~isStringScalar('a'))
failed = '';
try
    validatestring('x', {'red', 'green'});
catch problem
    failed = problem.identifier;
end
assert(strcmp(failed, 'MATLAB:unrecognizedStringChoice'))
assert(isequal(char('a', {'bc', {100}}, [], 'd'), ['a '; 'bc'; 'd '; '  '; 'd ']) && isempty(char()))
assert(isequal(strvcat('a', '', 'bc'), ['a '; 'bc']))
assert(isequal(convertStringsToChars("a"), 'a') && isequal(convertStringsToChars(["a" "b"]), {'a', 'b'}))
assert(isequal(convertCharsToStrings({'a', 'b'}), ["a" "b"]) && isequal(convertContainedStringsToChars({1, "a"}), {1, 'a'}))
