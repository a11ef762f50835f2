% matlab.mixin.indexing.RedefinesParen. Doc: "Customize Parentheses Indexing for Mapping Class".
r = Ring([10 20 30]);
assert(r(1) == 10 && r(4) == 10 && isequal(r([2 5]), [20 20]))
r(6) = 99;
assert(isequal(r.Data, [10 20 99]))
r(1) = [];
assert(isequal(r.Data, [20 99]))
