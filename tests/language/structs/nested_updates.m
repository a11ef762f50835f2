% updates deep inside a value happen in place for its only owner, and never show through another name
s.a.b(3).c = 1;
t = s;
for k = 1:5
    s.a.b(2).c = k;
    s.a.b(3).c = s.a.b(3).c + k;
end
assert(isempty(t.a.b(2).c) && t.a.b(3).c == 1 && s.a.b(2).c == 5 && s.a.b(3).c == 16)

inner.x = 1;
outer = struct('p', inner, 'q', inner);
for k = 1:3
    outer.p.x = outer.p.x + 1;
end
assert(outer.p.x == 4 && outer.q.x == 1 && inner.x == 1)

% a value stored into itself
r.x = 1;
r.y = 2;
for k = 1:3
    r.x = r;
end
assert(isstruct(r.x.x) && r.x.x.x.x == 1 && r.y == 2)
c = {1, 2};
c{1} = c;
c{1}{2} = 7;
assert(c{2} == 2 && c{1}{2} == 7 && c{1}{1} == 1)

% elements of arrays in fields, of other classes, growth, creation
s = struct('f', uint8([1 2 3]), 'g', 'abc', 'h', {{1, 2}});
v = s.f;
for k = 1:4
    s.f(2) = s.f(2) + 100;
    s.g(k) = 'z';
    s.h{k} = k;
end
assert(isequal(s.f, uint8([1 255 3])) && isequal(v, uint8([1 2 3])) && strcmp(s.g, 'zzzz') && isequal(s.h, {1, 2, 3, 4}))
s.f(2) = 2.5;
s.f(end + 1) = 9;
assert(isequal(s.f, uint8([1 3 3 9])))
s.new.deep(2).er{3} = 5;
assert(isequal(size(s.new.deep), [1 2]) && s.new.deep(2).er{3} == 5 && isempty(s.new.deep(1).er))

% struct arrays
p = struct('x', {1, 2, 3}, 'y', 0);
q = p;
for k = 1:10
    i = mod(k, 3) + 1;
    p(i).x = p(i).x + k;
    p(1, i).y = p(1, i).x;
end
assert(isequal([q.x], [1 2 3]) && isequal([p.x], [19 24 18]) && isequal([p.y], [p.x]))
g = struct('w', {});
for k = 1:100
    g(end + 1).w = k;
end
assert(numel(g) == 100 && sum([g.w]) == 5050)

% the same place in code meets structs of other shapes
shapes = {struct('a', 1, 'b', 2), struct('b', 3, 'a', 4), struct('a', 5), struct('z', 0, 'a', 6)};
total = 0;
for k = 1:4
    e = shapes{k};
    e.a = e.a * 10;
    e.c = k;
    total = total + e.a + e.c;
end
assert(total == 170 && shapes{1}.a == 1 && ~isfield(shapes{2}, 'c'))

% cells
n = {zeros(1, 3), {1, 2}};
m = n;
for k = 1:3
    n{1}(k) = k;
    n{2}{2} = n{2}{2} + k;
end
assert(isequal(m, {zeros(1, 3), {1, 2}}) && isequal(n, {[1 2 3], {1, 8}}))
d = cell(2, 2);
for k = 1:2
    d{k, 2} = k;
    d{2, k} = d{k, 2};
end
assert(isequal(d, {[], 1; 1, 2}))

% a failed assignment leaves the value as it was; the error knows its line
u.list = [1 2 3];
u.cell = {1};
try
    u.list(1.5) = 1;
catch err
    assert(isequal(u.list, [1 2 3]) && any(strcmp(err.identifier, {'MATLAB:badsubscript', 'MATLAB:subsassigndimmismatch'})))
end
try
    u.list{2} = 1;
    assert(false)
catch err
    assert(~strcmp(err.identifier, 'MATLAB:assertion:failed') && isequal(u.list, [1 2 3]))
end
try
    x = u.list(4);
    assert(false)
catch err
    assert(strcmp(err.identifier, 'MATLAB:badsubscript'))
end
try
    x = u.nothing(1);
    assert(false)
catch err
    assert(strcmp(err.identifier, 'MATLAB:nonExistentField'))
end
try
    x = p(4).x;
    assert(false)
catch err
    assert(strcmp(err.identifier, 'MATLAB:badsubscript'))
end

% handles captured before an update keep what they captured
h = @() u.list(1);
u.list(1) = 50;
assert(h() == 1 && u.list(1) == 50)

% dynamic names, and structs made by struct
names = {'alpha', 'beta', 'n1'};
d = struct();
for k = 1:9
    f = names{mod(k, 3) + 1};
    if ~isfield(d, f)
        d.(f) = 0;
    end
    d.(f) = d.(f) + k;
    d.(f)(2) = -k;
end
assert(isequal(d.alpha, [18 -9]) && isequal(d.beta, [12 -7]) && isequal(d.n1, [15 -8]) && isequal(fieldnames(d), {'beta'; 'n1'; 'alpha'}))
x = [1 2 3];
o = struct('a', x, 'b', 'text', 'c', struct('d', 1));
x(1) = 9;
assert(isequal(o.a, [1 2 3]) && strcmp(o.b, 'text') && o.c.d == 1 && isequal(size(struct('q', {{}})), [1 1]))
assert(isequal(size(struct('q', {})), [0 0]) && isequal(size(struct('q', {1, 2})), [1 2]))
try
    struct('1a', 1);
    assert(false)
catch err
    assert(~strcmp(err.identifier, 'MATLAB:assertion:failed'))
end
try
    d.nothing;
    assert(false)
catch err
    assert(strcmp(err.identifier, 'MATLAB:nonExistentField'))
end

% loops over rows and cells
total = 0;
for v = {1, 'ab', [1 2 3]}
    assert(iscell(v) && isscalar(v))
    total = total + numel(v{1});
end
for v = uint8([1 2 3])
    assert(isa(v, 'uint8'))
    total = total + double(v);
end
assert(total == 12)

% updates in a function stay there
w = change(u);
assert(w.list(2) == -1 && u.list(2) == 2)
function u = change(u)
    for k = 1:2
        u.list(2) = -1;
    end
end
