% values are values: a write through one name never shows through another
a = 1:5;
b = a;
b(2) = 99;
assert(a(2) == 2 && b(2) == 99)
c = {a, b};
d = c;
d{1}(1) = -1;
assert(c{1}(1) == 1 && d{1}(1) == -1)
s.x = a;
t = s;
t.x(end + 1) = 6;
assert(numel(s.x) == 5 && numel(t.x) == 6)
v = change(a);
assert(isequal(a, 1:5) && isequal(v, [0 2 3 4 5]))
r = 1:10; % a range until written
q = r;
q(5) = 0;
assert(r(5) == 5 && q(5) == 0)
f = @() a(1);
a(1) = 100;
assert(f() == 1)
m = zeros(3);
n = m;
n(:, 2) = 1;
assert(~any(m(:)) && sum(n(:)) == 3)
x = 1:3;
x(2) = x(1) + x(3);
assert(isequal(x, [1 4 3]))
x([1 2]) = x([2 1]);
assert(isequal(x, [4 1 3]))
p = {};
for k = 1:100, p{end + 1} = k; end
assert(numel(p) == 100 && p{57} == 57)
y = [];
for k = 1:1000, y(end + 1) = k; end
assert(sum(y) == 500500 && isrow(y))

function a = change(a)
    a(1) = 0;
end
