% "Creating, Concatenating, and Expanding Matrices", "Valid Combinations of Unlike Classes"
assert(isequal([1 2; 3 4], [[1 2]; [3 4]]) && isequal([[], 1, []], 1))
assert(strcmp(class([int8(1) 300]), 'int8') && isequal([int8(1) 300], int8([1 127])))
assert(strcmp(class([int8(1) int16(300)]), 'int8'))
assert(strcmp(class([single(1) 2]), 'single') && islogical([true false]) && isa([true 2], 'double'))
assert(isequal(['ab' 67], 'abC') && isequal(['abc'; 'def'], reshape('adbecf', 2, 3)))
assert(isequal([{1} 2 {3}], {1, 2, 3}) && isequal([{1} []], {1}))
assert(isequal(["a" 'bc' 1], ["a" "bc" "1"]))
s = [struct('a', 1) struct('a', 2)];
assert(isequal(size(s), [1 2]) && s(2).a == 2)
assert(isequal(size(cat(3, [1 2], [3 4])), [1 2 2]))
try
    [1 2; 3];
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:catenate:dimensionMismatch'))
    assert(strcmp(e.message, 'Dimensions of arrays being concatenated are not consistent.'))
end
