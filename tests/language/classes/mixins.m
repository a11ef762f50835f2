% matlab.mixin.Copyable, SetGet, Heterogeneous, dynamicprops. Doc: "Class to Support Copy", "Implement Set/Get Interface",
% "Designing Heterogeneous Class Hierarchies", "Dynamic Properties".
c = Cpy;
c.child = Cpy;
c.child.a = 7;
d = copy(c);
d.child.a = 8;
assert(c.child.a == 7 && d.child.a == 8 && c ~= d && c.child ~= d.child)
s = SG;
set(s, 'color', 'blue', 'Width', 3)
assert(strcmp(get(s, 'Color'), 'blue') && s.Width == 3)
g = get(s);
assert(isequal(g, struct('Color', 'blue', 'Width', 3)))
try
    set(s, 'Nothing', 1)
    error('test:noError', 'none')
catch err
    assert(strcmp(err.identifier, 'MATLAB:class:InvalidProperty'), err.identifier)
end
h = [Dog('a'), Cat('b'), Dog('c')];
assert(strcmp(class(h), 'Animal') && strcmp(class(h(2)), 'Cat') && isequal({h.name}, {'a', 'b', 'c'}))
assert(isequal(all(h), {'woof', 'meow', 'woof'}) && strcmp(h(2).sound(), 'meow'))
assert(strcmp(class(h([1 3])), 'Dog'))
y = Dyn;
addprop(y, 'extra');
y.extra = 5;
assert(y.extra == 5 && isprop(y, 'extra') && ~isprop(Dyn, 'extra'))
q = DblSub([1 2 3], 'kg');
assert(isequal(q + 1, [2 3 4]) && q(2) == 2 && strcmp(q.unit, 'kg') && sum(q) == 6 && isa(q, 'double'))
mc = ?Dog;
assert(strcmp(mc.Name, 'Dog') && ~mc.Abstract && strcmp(mc.SuperclassList(1).Name, 'Animal') && mc < ?Animal)
m = metaclass(pkg.Thing);
assert(isequal({m.PropertyList.Name}, {'Value', 'Other', 'Table', 'N'}))
assert(isequal(properties('Point2'), {'x'; 'y'; 'Dimensions'; 'Norm'}))
assert(isequal(superclasses('Dog'), {'Animal'; 'matlab.mixin.Heterogeneous'}))
assert(ismethod(h(1), 'sound') && any(strcmp(methods('Account'), 'deposit')) && ~any(strcmp(methods('Account'), 'isPin')))
