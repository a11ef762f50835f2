% "Compatible Array Sizes for Basic Operations"
assert(isequal([1 2 3] + [10; 20], [11 12 13; 21 22 23]))
assert(isequal([1 2; 3 4] .* [1 10], [1 20; 3 40]))
assert(isequal(size(zeros(2, 1, 3) + ones(1, 4)), [2 4 3]))
assert(isequal(size(zeros(0, 3) + [1 2 3]), [0 3]))
assert(isempty([] + 1) && isequal(size([] + 1), [0 0]))
assert(isequal([1 2 3] == [1; 2], [true false false; false true false]))
a = reshape(1:24, 2, 3, 4);
b = reshape(1:4, 1, 1, 4);
c = a - b;
assert(c(2, 3, 4) == 20 && c(1, 1, 1) == 0)
try
    [1 2] + [1 2 3];
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:sizeDimensionsMustMatch'))
    assert(strcmp(e.message, 'Arrays have incompatible sizes for this operation.'))
end
