% braceListLength says how many values obj{...} has (matlab.mixin.indexing.RedefinesBrace).
b = BraceList;
all = {b{:}};
assert(isequal(all, {10, 20, 30}))
assert(isequal([b{1:2}], [10 20]) && b{3} == 30)
b{2} = 99;
assert(b{2} == 99)
[b{1:2}] = deal(7);
assert(isequal(b.Items, {7, 7, 30}))
