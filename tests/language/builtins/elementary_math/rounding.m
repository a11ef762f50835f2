% Documentation: floor, ceil, fix, round, mod, rem, abs, sign, idivide
assert(isequal(floor([-1.5 1.5 -2]), [-2 1 -2]))
assert(isequal(ceil([-1.5 1.5]), [-1 2]))
assert(isequal(fix([-1.5 1.5]), [-1 1]))
assert(isequal(round([-2.5 -0.5 0.5 2.5]), [-3 -1 1 3]))
assert(round(3.14159, 2) == 3.14)
assert(round(1234.5, -2) == 1200)
assert(round(0.012345, 2, 'significant') == 0.012)
assert(isequal(round(int8(5)), int8(5)) && isa(round(int8(5)), 'int8'))
assert(isequal(floor(2.5 + 1.5i), 2 + 1i))
assert(isempty(floor([])) && isequal(size(floor(zeros(0, 3))), [0 3]))
assert(isequal(mod([-1 0 5 5.5], 3), [2 0 2 2.5]))
assert(mod(5, 0) == 5 && mod(-7, -3) == -1 && mod(5, -3) == -1)
assert(isequal(rem([-5 5], 3), [-2 2]))
assert(isnan(rem(5, 0)))
assert(mod(int8(-100), int8(7)) == 5 && isa(mod(int8(-100), int8(7)), 'int8'))
assert(mod(int64(9007199254740992) + int64(1), int64(2)) == 1)
assert(isequal(mod([1 2; 3 4], [2; 3]), [1 0; 0 1]))
assert(isequal(abs([-3 3]), [3 3]) && abs(3 + 4i) == 5)
assert(abs(int8(-128)) == 127)
assert(isequal(sign([-2 0 3]), [-1 0 1]) && isnan(sign(NaN)))
assert(idivide(int32(7), int32(2)) == 3)
assert(idivide(int32(7), int32(2), 'ceil') == 4)
assert(isa(abs(single(-1)), 'single'))
assert(isa(floor(true), 'double'))
try
    abs({1});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:UndefinedFunction'))
end
