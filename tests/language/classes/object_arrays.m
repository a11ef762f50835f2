% Arrays of objects. Doc: "Construct Object Arrays", "Initialize Object Arrays".
a = Point2(1, 2);
a(3) = Point2(5, 6);
assert(isequal(size(a), [1 3]) && a(2).x == 0 && a(3).y == 6)
a(2).x = 9;
assert(isequal([a.x], [1 9 5]))
c = {a.y};
assert(isequal(c, {2, 0, 6}))
b = [a, Point2(7, 7)];
assert(numel(b) == 4 && b(end).x == 7)
b(1) = [];
assert(numel(b) == 3 && b(1).x == 9)
e = Point2.empty;
assert(isempty(e) && isequal(size(e), [0 0]) && isa(e, 'Point2'))
e = Point2.empty(0, 3);
assert(isequal(size(e), [0 3]))
e = Point2.empty;
e(1) = Point2(1, 1);
d(2, 2) = Point2(4, 4);
assert(isequal(size(d), [2 2]) && d(1, 1).x == 0 && d(2, 2).x == 4)
[b.x] = deal(1, 2, 3);
assert(isequal([b.x], [1 2 3]))
f = b';
assert(isequal(size(f), [3 1]))
g = arrayfun(@(p) p.x, b);
assert(isequal(g, [1 2 3]))
n = 0;
for p = b
    n = n + p.x;
end
assert(n == 6)
h(3) = Account;
assert(h(1) ~= h(2) && isvalid(h(3)))
h(1).deposit(3);
assert(h(1).Balance == 3 && h(2).Balance == 0)
assert(isequal(isvalid(h), [true true true]))
k = repmat(Point2(1, 2), 2, 3);
assert(isequal(size(k), [2 3]) && k(2, 3).y == 2)
k(2, 3).y = 5;
assert(k(1, 1).y == 2 && k(2, 3).y == 5)
v = vertcat(Point2(1, 1), Point2(2, 2));
assert(isequal(size(v), [2 1]))
v = cat(3, Point2(1, 1), Point2(2, 2));
assert(size(v, 3) == 2)
r = reshape(k, 3, 2);
assert(r(3, 2).y == 5)
try
    x = b.x; %#ok<NASGU>
    error('test:noError', 'none')
catch err
    assert(~strcmp(err.identifier, 'test:noError'))
end
