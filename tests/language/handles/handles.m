% function handles and anonymous functions
f = @sin;
assert(f(0) == 0 && strcmp(func2str(f), 'sin'))
a = 3;
g = @(x) x + a;
a = 100;
assert(g(1) == 4)
assert(strcmp(func2str(g), '@(x)x+a'))
compose = @(p, q) @(x) p(q(x));
h = compose(@(x) x * 2, @(x) x + 1);
assert(h(3) == 8)
k = @() deal(1, 2);
[x, y] = k();
assert(x == 1 && y == 2)
assert(feval(@plus, 2, 3) == 5 && feval('minus', 5, 3) == 2)
table = {@sin, @cos, @(t) t ^ 2};
assert(table{3}(5) == 25)
s.f = @(x) x * 10;
assert(s.f(4) == 40)
assert(isa(f, 'function_handle') && is_function_handle(g))
z = str2func('@(x) x.^2 + 1');
assert(isequal(z([1 2]), [2 5]))
l = @local_double;
assert(l(21) == 42)
assert(isequal(arrayfun(@(x) x ^ 2, 1:4), [1 4 9 16]))
v = @(varargin) numel(varargin);
assert(v(1, 2, 3) == 3 && v() == 0)
n = 0;
for i = 1:3
    c{i} = @() i;
end
assert(c{1}() == 1 && c{3}() == 3)
assert(isequal(f, @sin) && ~isequal(f, @cos))
m = @(x, y) max(x, y);
assert(m(2, 9) == 9)
q = @(x) x(end);
assert(q([4 5 6]) == 6)
w = make_counter();
assert(w() == 1 && w() == 2 && w() == 3)
try
    g(1, 2);
catch err
    assert(strcmp(err.identifier, 'MATLAB:TooManyInputs'), err.identifier)
end

function y = local_double(x)
    y = 2 * x;
end
function h = make_counter()
    n = 0;
    h = @next;
    function r = next()
        n = n + 1;
        r = n;
    end
end
