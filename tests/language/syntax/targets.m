% Several targets, and right sides of several values
c = {1, 2, 3};
[a, b] = c{:};
assert(a == 1 && b == 2)
s = struct('x', {10, 20, 30});
[p, q, r] = s.x;
assert(isequal([p q r], [10 20 30]))
[s.x] = deal(7);
assert(isequal([s.x], [7 7 7]))
[d{1:3}] = size(ones(2, 3, 4));
assert(isequal(d, {2, 3, 4}))
[e{1:2}, f] = size(ones(2, 3, 4));
assert(isequal(e, {2, 3}) && f == 4)
[f, e{1:2}] = size(ones(5, 6, 7));
assert(f == 5 && isequal(e, {6, 7}))
[s(1:2).y, z] = deal(1, 2, 3);
assert(s(1).y == 1 && s(2).y == 2 && z == 3 && isempty(s(3).y))
[~, t.k, u(3)] = size(ones(4, 5, 6));
assert(t.k == 5 && isequal(u, [0 0 6]))
x.y(3).z{2}(:, 3).w = 1;
assert(isequal(size(x.y(3).z{2}), [1 3]) && x.y(3).z{2}(3).w == 1)
n.v = {4, 5, 6};
[g1, g2] = n.v{2:3};
assert(g1 == 5 && g2 == 6)
[s(2:3).x] = c{1:2};
assert(isequal([s.x], [7 1 2]))
o.list = 1:5;
o.list(end + 1) = o.list(end) + o.list(end - 1);
assert(isequal(o.list, [1:5 9]))
fh = @(varargin) numel(varargin);
assert(fh(c{:}, s.x) == 6)
fe = {1:4, 5:9};
assert(fe{end}(end) == 9 && fe{end - 1}(max(1, end - 1)) == 3)
try
    [a, b, aa, bb] = c{:};
    error('no error')
catch err
    assert(strcmp(err.identifier, 'MATLAB:needMoreRhsOutputs'))
end
