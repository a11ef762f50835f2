% isequal of function handles: the same function, or copies of one anonymous function
f = @twice;
assert(isequal(f, @twice))
assert(~isequal(f, @thrice))
g = @(x) x + 1;
h = g;
assert(isequal(g, h))
assert(isequal(@sin, @sin) && ~isequal(@sin, @cos))
function r = twice(x)
    r = 2 * x;
end
function r = thrice(x)
    r = 3 * x;
end
