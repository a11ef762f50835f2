% A value class: construction, properties, methods in both call forms, operators, copies. Doc: "Create a Simple Class".
p = Point2(3, 4);
assert(isa(p, 'Point2') && isobject(p) && strcmp(class(p), 'Point2'))
assert(p.x == 3 && p.y == 4)
assert(p.Norm == 5)
q = p;
q.x = 10;
assert(p.x == 3 && q.x == 10)
r = p.moved(1, 2);
assert(r.x == 4 && r.y == 6 && p.x == 3)
r = moved(p, 1, 1);
assert(r.x == 4)
s = p + q;
assert(s.x == 13 && s.y == 8)
t = -p;
assert(t.x == -3)
assert(p == Point2(3, 4))
assert(~(p == q))
if p == Point2(3, 4), ok = 1; else, ok = 0; end
assert(ok == 1)
[a, b] = coordinates(p);
assert(a == 3 && b == 4)
[a, b] = p.coordinates();
assert(a == 3 && b == 4)
assert(isequal(double(p), [3 4]))
o = Point2.origin();
assert(o.x == 0)
o = Point2.origin;
assert(o.x == 0)
d = Point2.diagonal(7);
assert(d.y == 7)
assert(Point2.diagonal(2).x == 2)
assert(Point2.Dimensions == 2 && p.Dimensions == 2)
p.Norm = 10;
assert(abs(p.x - 6) < 1e-12 && abs(p.y - 8) < 1e-12)
name = 'x';
p.(name) = 1;
assert(p.(name) == 1 && p.x == 1)
z = Point2;
assert(z.x == 0 && z.y == 0)
f = @Point2;
w = f(1, 2);
assert(w.y == 2)
g = @moved;
w = g(w, 1, 1);
assert(w.x == 2)
h = @(k) k.moved(1, 0).x;
assert(h(w) == 3)
assert(isequal(Point2(1, 2), Point2(1, 2)) && ~isequal(Point2(1, 2), Point2(1, 3)))
m = Point2.origin().moved(2, 3);
assert(m.y == 3)
fh = @Point2.diagonal;
assert(fh(3).x == 3)
assert(feval('Point2.diagonal', 4).x == 4)
% stored in containers
c = {p, q};
assert(c{2}.x == 10)
c{2}.x = 11;
assert(c{2}.x == 11 && q.x == 10)
st.p = q;
st.p.x = 5;
assert(st.p.x == 5 && q.x == 10)
% errors
check(@() p.nothing, 'MATLAB:noSuchMethodOrField')
check(@() setWrong(p), 'MATLAB:noPublicFieldForClass')
check(@() Point2(1, 2, 3), 'MATLAB:TooManyInputs')
check(@() Point2.nothing, 'MATLAB:subscripting:classHasNoPropertyOrMethod')
check(@() unknownFunctionOfPoints(p), 'MATLAB:UndefinedFunction')
check(@() setConstant(p), 'MATLAB:class:SetProhibited')

function setWrong(p)
    p.wrong = 1;
end
function setConstant(p)
    p.Dimensions = 3;
end
function check(f, id)
    try
        f();
    catch err
        assert(strcmp(err.identifier, id), err.identifier)
        return
    end
    error('test:noError', 'No error: %s', id)
end
