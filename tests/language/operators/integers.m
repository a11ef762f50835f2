% integer arithmetic: "Integers" and "Arithmetic Operations" in MATLAB's documentation
assert(int8(100) + int8(100) == 127 && strcmp(class(int8(1) + 1), 'int8'))
assert(uint8(3) - uint8(5) == 0)
assert(int32(7) / int32(2) == 4 && int32(-7) / int32(2) == -4)
assert(int32(5) / int32(0) == intmax('int32') && int32(0) / int32(0) == 0)
assert(int8(5) * 0.5 == 3 && int8(-5) * 0.5 == -3)
assert(-int8(-128) == 127)
assert(int8(2) ^ 7 == 127 && int8(-2) ^ 9 == -128)
assert(isequal(uint8([1 2 3]) .* uint8([100 200 50]), uint8([100 255 150])))
assert(int8(NaN) == 0 && int8(Inf) == 127 && uint8(-Inf) == 0)
big = int64(9007199254740992) + 1;
assert(big + 1 == int64(9007199254740994) && big * 3 == int64(27021597764222976) + 3)
assert(big ~= 9007199254740992 && big + 1 ~= big)
assert(int64(9007199254740993) == big && uint64(18446744073709551615) == intmax('uint64'))
assert(int64(-9007199254740993) == -big)
assert(intmax('int64') * 2 == intmax('int64'))
assert(idivide(int32(7), int32(2)) == 3)
try
    int8(1) + int16(1);
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:mixedClasses'))
end
try
    int8([1 2 3]) + [1 2 3];
    assert(false)
catch e
    assert(strcmp(e.message, 'Integers can only be combined with integers of the same class, or scalar doubles.'))
end
