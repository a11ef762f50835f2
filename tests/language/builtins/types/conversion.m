% Documentation: double, int8, logical, cast, typecast, bitand, bitshift
assert(int8(200) == 127 && uint8(-5) == 0 && int32(2.5) == 3 && int32(-2.5) == -3 && isa(single(1), 'single') && double('a') == 97)
assert(islogical(logical([1 0 2])) && strcmp(class(cast(5, 'uint8')), 'uint8') && int8(NaN) == 0)
assert(isequal(typecast(single(1), 'uint32'), uint32(1065353216)) && isequal(typecast(uint8([0 0 128 63]), 'single'), single(1)))
assert(bitand(12, 10) == 8 && bitor(12, 10) == 14 && bitxor(12, 10) == 6 && bitshift(1, 3) == 8 && bitshift(16, -2) == 4 && bitget(5, 3) == 1 && bitset(0, 3) == 4)
assert(isa(bitand(uint8(255), 15), 'uint8') && bitcmp(uint8(1)) == 254)
assert(swapbytes(uint16(1)) == 256)
assert(strcmp(class(1), 'double') && strcmp(class('a'), 'char') && strcmp(class({}), 'cell') && strcmp(class(@sin), 'function_handle') && strcmp(class("a"), 'string') && strcmp(class(true), 'logical'))
assert(isa(1, 'numeric') && isa(1, 'float') && isa(int8(1), 'integer') && ~isa('a', 'numeric'))
assert(isnumeric(1) && ~isnumeric(true) && ischar('a') && iscell({}) && isstruct(struct()) && isfloat(single(1)) && isinteger(int8(1)) && iscellstr({'a'}) && ~iscellstr({1}))
assert(isequal(1, 1, 1) && ~isequal(1, 2) && ~isequal(NaN, NaN) && isequaln(NaN, NaN) && isequal('a', 97) && isequal(struct('a', 1), struct('a', 1)))
try
    logical(NaN);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:nologicalnan'))
end
try
    double({1});
    error('no error');
catch e
    assert(~isempty(e.identifier))
end
