% subsref, subsasgn, end, numel. Doc: "Code Patterns for subsref and subsasgn Methods".
o = Over;
assert(o(3) == 3 && o{2} == 20 && o(end) == 5)
o(2) = 20;
assert(o(2) == 20 && isequal(o.data, [1 20 3 4 5]))
o.name = 'abc';
assert(strcmp(o.name, 'abc') && o.name(2) == 'b')
o.data(3) = 7;
assert(isequal(o.data, [1 20 7 4 5]) && o.data(end) == 5)
assert(o.total(2) == 74 && total(o, 2) == 74)
x.o = o;
assert(isequal(x.o.data, o.data) && x.o(2) == 20)
x.o(2) = 1;
assert(x.o(2) == 1 && o(2) == 20)
s = substruct('()', {1}, '.', 'f');
v(1).f = 4;
assert(subsref(v, s) == 4)
v = subsasgn(v, s, 5);
assert(v(1).f == 5)
