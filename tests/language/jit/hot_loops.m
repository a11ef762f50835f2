% Loops that become hot, and what must stay true when compiled code is left in the middle.
s = 0;
for i = 1:1000, s = s + i * 0.5; end
assert(s == 250250 && i == 1000)

% ranges of fractions count back from their end
n = 0; last = 0;
for x = 0:0.1:100, n = n + 1; last = x; end
assert(n == 1001 && last == 100 && x == 100)
v = 0:0.1:100;
k = 0; same = true;
for x = 0:0.1:100
    k = k + 1;
    if x ~= v(k), same = false; end
end
assert(same)
for x = 10:-0.25:-10, n = n - 1; end
assert(n == 1001 - 81)

% nested loops, an empty inner one, break and continue
c = 0;
for i = 1:300
    for j = i:200
        if j > 150, break, end
        if mod(j, 2) == 0, continue, end
        c = c + 1;
    end
end
assert(c == 5625)
c = 0;
for i = 1:200, for j = 1:i-100, c = c + 1; end, end
assert(c == 5050)
for i = 1:200, for j = 5:4, c = -1; end, end
assert(c == 5050 && isempty(j))

% reads and writes of elements; growth leaves and comes back
x = zeros(1, 10);
for i = 1:500, x(i) = i ^ 2; end
assert(numel(x) == 500 && x(500) == 250000 && sum(x) == 500 * 501 * 1001 / 6)
A = zeros(20, 30);
for i = 1:20, for j = 1:30, A(i, j) = 10 * i + j; end, end
assert(isequal(A, 10 * (1:20)' + (1:30)))
y = x;
for i = 1:500, y(i) = -y(i); end
assert(x(3) == 9 && y(3) == -9) % the copy alone changed
r = 1:400; % a range is read where it is
t = 0;
for i = 1:400, t = t + r(i); end
assert(t == 80200)

% an error in the middle: everything before it has happened
z = zeros(1, 300);
seen = 0;
try
    for i = 1:1000
        seen = i;
        z(1) = z(i);
    end
catch err
    assert(strcmp(err.identifier, 'MATLAB:badsubscript'))
end
assert(seen == 301 && i == 301)
try
    for i = 300:-1:-5, seen = i; q = z(i); end
catch err
    assert(strcmp(err.identifier, 'MATLAB:badsubscript') && seen == 0)
end
try
    for i = 1:500, q = z(i / 2 + 0.5 * (i < 400)); end
catch err
    assert(strcmp(err.identifier, 'MATLAB:badsubscript'))
end

% types that change, values without truth
w = 1;
for i = 1:300
    if i == 200, w = 'text'; end
    if i == 201, w = 5; end
    w = w + 1;
end
assert(w == 105)
for i = 1:300
    p = (-8) ^ (1 / (1 + 2 * (i > 150)));
end
assert(abs(p - (1 + sqrt(3) * 1i)) < 1e-12)
caught = false;
g = 1;
try
    for i = 1:300
        if i == 250, g = NaN; end
        if g, c = i; end
    end
catch err
    caught = strcmp(err.identifier, 'MATLAB:nologicalnan');
end
assert(caught && c == 249)
flag = false; hits = 0;
for i = 1:400
    flag = ~flag & i > 10;
    if flag || i == 5, hits = hits + 1; end
end
assert(hits == 196 && islogical(flag))

% NaN compares as false, not-equal as true
nan_count = 0;
value = NaN;
for i = 1:200
    if value < 1 || value >= 1 || value == value, nan_count = nan_count + 1; end
    if value ~= value, nan_count = nan_count - 1; end
    if ~(value > 0), nan_count = nan_count - 1; end
end
assert(nan_count == -400)

% while, with a condition of several parts
a = 1; b = 0;
while a < 1e6 && ~(b > 1e3 || a == 77)
    a = a + 3; b = b + 0.01;
end
assert(a == 300004)
steps = 0; m = 27;
while m ~= 1
    if mod(m, 2) == 0, m = m / 2; else, m = 3 * m + 1; end
    steps = steps + 1;
end
assert(steps == 111)
e = 1;
while e + 1 > 1, e = e / 2; end
assert(2 * e == eps)
total = 0;
for i = 1:1000, total = total + sqrt(i) + abs(sin(i)) + floor(i / 3) + max(i, 500) + pi; end
assert(abs(total - sum(sqrt(1:1000) + abs(sin(1:1000)) + floor((1:1000) / 3) + max(1:1000, 500) + pi)) < 1e-6)
for i = 1:300, neg = sqrt(i - 250.5); end
assert(neg == sqrt(49.5))
for i = 300:-1:1, neg = sqrt(i - 250.5); end
assert(~isreal(neg))
