% pattern objects: "Search and Match Text" of the documentation, and the pages of the functions.

% ---- extract: from the page of pattern
pat = "R" + digitsPattern(4) + ("a"|"b");
str = ["String was introduced in R2016b." "Pattern was added in R2020b."];
assert(isequal(extract(str, pat), ["R2016b" "R2020b"]))
assert(isa(pat, 'pattern') && strcmp(class(pat), 'pattern'))
assert(isequal(extract('x12y3', digitsPattern), {'12'; '3'}))

% ---- questions
cases = {
    "abc123", digitsPattern,                       true,  false, false, true
    "abc",    lettersPattern,                      true,  true,  true,  true
    "abc",    lettersPattern(2),                   true,  false, true,  true
    "ABC",    "b" + wildcardPattern,               false, false, false, false
    "a b",    whitespacePattern,                   true,  false, false, false
    "a.b",    "." + lettersPattern,                true,  false, false, true
    "b-1",    characterListPattern("a", "c"),      true,  false, true,  false
    "x]y",    characterListPattern("]^-"),         true,  false, false, false
    "foobar", "foo" + optionalPattern("bar"),      true,  true,  true,  true
    "ab12",   alphanumericsPattern(1, 4),          true,  true,  true,  true
    "Ab",     caseInsensitivePattern("aB"),        true,  true,  true,  true
    "aaab",   possessivePattern(asManyOfPattern("a")) + "ab", false, false, false, false
    };
for k = 1:size(cases, 1)
    [s, p] = cases{k, 1:2};
    assert(isequal([contains(s, p), matches(s, p), startsWith(s, p), endsWith(s, p)], [cases{k, 3:6}]), ...
        'case %d', k)
end
assert(contains("ABC", pattern("b"), 'IgnoreCase', true))
assert(~contains("ABC", caseSensitivePattern("b"), 'IgnoreCase', true))
assert(isequal(contains({'a1', 'b'; 'c', '2'}, digitsPattern), [true false; false true]))
assert(isequal(contains(["xa" "xx" "9"], ["a" digitsPattern]), [true false true]))
assert(isequal(contains(["a1" missing], digitsPattern), [true false]))
assert(isequal(count(["a1b22c333" "x"], digitsPattern), [3 0]))

% ---- search rules
txt = "bb bab babab babaaabab";
assert(replace(txt, "b" + asManyOfPattern("a"|"b") + "b", "*") == "* * * *")
assert(replace(txt, "b" + asManyOfPattern("a"|"b", 3) + "b", "*") == "bb bab * *")
assert(replace(txt, "b" + asManyOfPattern("a"|"b", 3, 4) + "b", "*") == "bb bab * ba*ab")
assert(replace(txt, "b" + asFewOfPattern("a"|"b") + "b", "*") == "* * *ab *aaa*")
assert(isequal(extract("lazy", wildcardPattern), ["" "" "" "" ""]'))
assert(isequal(extract("aa aba abaa a a123a a!?.a", "a" + wildcardPattern + "a"), ["aa" "aba" "aba" "a a" "a123a" "a!?.a"]'))
assert(isequal(extract("ab,c;d", wildcardPattern(1, Inf, "Except", characterListPattern(",;")) + characterListPattern(",;")), ["ab,"; "c;"]))
emails = ["Sue_B@nonprofit.org"; "JohnDRoc12@business.com"; "R.Franklin@biology.university.org"];
domain = lookBehindBoundary("@") + optionalPattern(lettersPattern + ".") + lettersPattern + "." + lettersPattern;
assert(isequal(extract(emails, domain), ["nonprofit.org"; "business.com"; "biology.university.org"]))
assert(isequal(extract("12km 3mi 4km", digitsPattern + lookAheadBoundary("km")), ["12"; "4"]))

% ---- boundaries
two = "This is line one" + newline + "Here is line two";
assert(isequal(extract(two, lineBoundary("start") + lettersPattern), ["This"; "Here"]))
assert(isequal(extract(two, lettersPattern + lineBoundary("end")), ["one"; "two"]))
assert(isequal(extract(two, ~lineBoundary + lettersPattern + ~lineBoundary), ["his" "is" "line" "on" "ere" "is" "line" "tw"]'))
assert(extract(two, textBoundary + lettersPattern) == "This")
assert(extract(two, lettersPattern + textBoundary("end")) == "two")
assert(isequal(extract("ab12 cd", letterBoundary("start") + lettersPattern), ["ab"; "cd"]))
assert(isequal(split("ab12", digitBoundary("start")), ["ab"; "12"]))

% ---- parts and changes
assert(isequal(split("a1b22c", digitsPattern), ["a"; "b"; "c"]))
[parts, between] = split(["a1b"; "c22d"], digitsPattern);
assert(isequal(parts, ["a" "b"; "c" "d"]) && isequal(between, ["1"; "22"]))
assert(extractBefore("abc123", digitsPattern) == "abc" && strcmp(extractAfter('abc123def', digitsPattern), 'def'))
assert(ismissing(extractBefore("abc", digitsPattern)))
assert(isequal(extractBetween("a1x2b3y4", digitsPattern, digitsPattern), ["x"; "y"]))
assert(extractBetween("<i>word</i>", "<" + lettersPattern + ">", "</", 'Boundaries', 'inclusive') == "<i>word</")
assert(isequal(erase({'a1', 'b22'}, digitsPattern), {'a', 'b'}))
assert(insertAfter("a1b2", digitsPattern, "-") == "a1-b2-" && insertBefore("a1b2", digitsPattern, "-") == "a-1b-2")
assert(replace("a1b", [pattern("a") digitsPattern], ["A" "D"]) == "ADb")
assert(replace("a.b", ".", "$1\n") == "a$1\nb" && replace("a1b", digitsPattern, "$0\n") == "a$0\nb")
assert(replaceBetween("a1x2b", digitsPattern, digitsPattern, "yy") == "a1yy2b" && eraseBetween("a1x2b", digitsPattern, digitsPattern) == "a12b")
assert(isequal(strfind("a1b22", digitsPattern), [2 4]) && isequal(strfind({'a1', 'b'}, digitsPattern), {2, []}))
assert(isequal(extract("It's 5, it's 15", regexpPattern('\d+')), ["5"; "15"]))
assert(contains("ABC", regexpPattern("b", "IgnoreCase", true)))

% ---- display
shown = evalc('disp("R" + digitsPattern(4) + ("a"|"b"))');
assert(contains(shown, '"R" + digitsPattern(4) + ("a" | "b")'))
named = namedPattern(digitsPattern(4), "year"); %#ok<NASGU>
assert(contains(evalc('disp(named)'), 'year'))

% ---- errors
errors = {
    @() ~lettersPattern,          'MATLAB:pattern:NotBoundary'
    @() lettersPattern(-1),       'MATLAB:pattern:InvalidCount'
    @() digitsPattern(3, 2),      'MATLAB:pattern:MinGreaterThanMax'
    @() pattern(3),               'MATLAB:pattern:InvalidInput'
    @() lineBoundary("middle"),   'MATLAB:pattern:InvalidBoundaryType'
    @() extract(["a1" "b"], digitsPattern), 'MATLAB:string:MustHaveSameNumberOfMatches'
    };
for k = 1:size(errors, 1)
    id = '';
    try
        errors{k, 1}();
    catch e
        id = e.identifier;
    end
    assert(strcmp(id, errors{k, 2}), 'error %d: %s', k, id)
end
