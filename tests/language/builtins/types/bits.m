% Bits and bytes: MATLAB documentation pages `bitand`, `bitset`, `bitshift`, `typecast`, `swapbytes`.
assert(bitand(12, 10) == 8 && bitor(uint8(12), uint8(3)) == 15 && bitxor(5, 1) == 4 && isa(bitand(uint8(3), 1), 'uint8'))
assert(bitand(6, 3, 'int8') == 2 && bitcmp(uint8(1)) == 254 && bitcmp(1, 'uint8') == 254 && bitget(uint64(2)^63, 64) == 1)
assert(isequal(bitset(uint8([1 2; 3 4]), 1, [0 1; 0 1]), uint8([0 3; 2 5])) && bitset(7, 1, 0) == 6 && bitshift(16, -2) == 4)
assert(bitshift(uint8(255), 1) == 254 && bitshift(int8(-2), -1) == -1 && bitxor(intmax('uint64'), uint64(1)) == intmax('uint64') - 1)
assert(isequal(typecast(single(1), 'uint32'), uint32(1065353216)) && isequal(typecast(uint8([0 0 128 63]), 'single'), single(1)))
assert(isequal(swapbytes(uint16(1)), uint16(256)) && isequal(size(typecast(uint8([1; 0]), 'uint16')), [1 1]))
assert(isequal(size(typecast([], 'uint8')), [0 0]))
caught = '';
try
    bitset(single(0), 26);
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:bitops:bitRange'))
