% result classes of arithmetic, comparison and logical operators
assert(strcmp(class(single(1) + 1), 'single'))
assert(strcmp(class('a' + 1), 'double') && 'a' + 1 == 98)
assert(strcmp(class(true + true), 'double') && true + true == 2)
assert(islogical(1 < 2) && islogical(~5) && ~5 == false)
assert(isequal('abc' == 'abd', [true true false]))
assert(isequal([1 0 2] & [1 1 0], [true false false]))
assert(isequal([1 0 0] | [0 0 1], [true false true]))
assert(strcmp(class(-true), 'double') && strcmp(class(+'a'), 'double'))
assert("a" + 1 == "a1" && "x" + "y" == "xy" && "n" + pi == "n3.1416")
assert(all("abc" == ["abc" "abd"] == [true false]))
assert("a" < "b" && "abc" == 'abc')
assert(isequal(single(0.1) + 0, single(0.1)))
try
    {1} + 1;
    assert(false)
catch e
    assert(strcmp(e.message, 'Operator ''+'' is not supported for operands of type ''cell''.'))
end
try
    NaN & true;
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:nologicalnan'))
end
