% NaN in any, all, max and min, and where integers meet doubles: the same at once and deferred.
x = zeros(1, 60);
x(2) = NaN;
for c = {'double', 'single'}
    y = cast(x, c{1});
    assert(~any(y) && ~all(y) && isequal(any(y, 2), false) && isequal(any(y, 1), false(1, 60)))
    assert(isequal(all([y; y + 1], 1), [false true false(1, 58)]) && all(NaN(3, 1, c{1})) && ~any(NaN(3, 1, c{1})))
    y(60) = 1;
    assert(any(y) && any(-y))
end
a = int32([2 3 -4]);
assert(isequal(max(a, NaN), int32([2 3 0])) && isequal(min(a, NaN), int32([0 0 -4])))
assert(isequal(max(a, [NaN 7.5 NaN]), int32([2 8 0])) && isequal(min(min(a, [7 NaN 1]), NaN) * 2, int32([0 0 -8])))
assert(isequal(max(a, 2.5), int32([3 3 3])) && isequal(min(uint8([1 200]), -3), uint8([0 0])))
assert(isequal(max([NaN 2], [1 NaN]), [1 2]) && isequaln(max([NaN 2], NaN), [NaN 2]))
