% Documentation: unique, union, intersect, setdiff, setxor, ismember
[c, ia, ic] = unique([3 1 1 2]);
assert(isequal(c, [1 2 3]) && isequal(ia, [2; 4; 1]) && isequal(ic, [3; 1; 1; 2]))
assert(isequal(unique([3 1 1 2], 'stable'), [3 1 2]) && isequal(unique({'b', 'a', 'b'}), {'a', 'b'}) && isequal(unique([1 2; 1 2; 0 1], 'rows'), [0 1; 1 2]))
assert(isequal(unique([2; 1]), [1; 2]) && isempty(unique([])) && numel(unique([NaN NaN 1])) == 3)
assert(isequal(union([1 3], [2 3]), [1 2 3]) && isequal(intersect([1 2 3], [2 3 4]), [2 3]) && isequal(setdiff([5 1 3], 3), [1 5]) && isequal(setxor([1 2], [2 3]), [1 3]))
[c, ia, ib] = intersect([5 6 7], [7 5]);
assert(isequal(c, [5 7]) && isequal(ia, [1; 3]) && isequal(ib, [2; 1]))
assert(isequal(setdiff({'a', 'b'}, {'a'}), {'b'}) && isequal(union({'a'}, {'b', 'a'}), {'a', 'b'}))
[tf, loc] = ismember([1 5 2], [2 1 0]);
assert(isequal(tf, [true false true]) && isequal(loc, [2 0 1]))
assert(ismember('a', {'a', 'b'}) && ~ismember('z', {'a'}) && isequal(ismember({'a', 'z'}, {'a', 'b'}), [true false]))
assert(isequal(ismember([1 2; 3 4], [3 4; 5 6], 'rows'), [false; true]) && ~ismember(NaN, NaN))
