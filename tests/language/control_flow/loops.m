% for over ranges, columns, cells and structs; while; break; continue
s = 0;
for i = 1:10, s = s + i; end
assert(s == 55 && i == 10)
s = 0;
for i = 10:-3:1
    s = s * 10 + i;
end
assert(s == 10741)
for i = 5:1, error('never'), end
assert(isempty(i))
n = 0;
for column = [1 2; 3 4]
    n = n + 1;
    assert(isequal(column, [n; n + 2]))
end
assert(n == 2 && isequal(column, [2; 4]))
text = '';
for c = 'abc', text = [c text]; end
assert(strcmp(text, 'cba'))
for c = {1, 'x'; 2, 'y'}
    assert(iscell(c) && isequal(size(c), [2 1]))
end
assert(isequal(c, {'x'; 'y'}))
st = struct('a', {1, 2, 3});
total = 0;
for e = st, total = total + e.a; end
assert(total == 6)
k = 0;
while true
    k = k + 1;
    if k < 5, continue, end
    if k > 7, break, end
end
assert(k == 8)
% the loop variable may be assigned inside; the sequence goes on
seen = [];
for i = 1:3, seen(end+1) = i; i = 100; end %#ok
assert(isequal(seen, 1:3) && i == 100)
% nested break leaves the inner loop only
count = 0;
for i = 1:3
    for j = 1:10
        if j == 2, break, end
        count = count + 1;
    end
end
assert(count == 3)
for i = int8(1):int8(3), end
assert(isa(i, 'int8') && i == 3)
s = 0;
for i = 0:0.1:1, s = s + 1; end
assert(s == 11)
parfor i = 1:3
    s = s + i;
end
assert(s == 17)
