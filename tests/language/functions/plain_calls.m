% calls and returns: arguments are copies, results go where they are wanted, errors know their function and line
x = [1 2 3];
y = first_to(x, 9);
assert(isequal(x, [1 2 3]) && isequal(y, [9 2 3]))
x = first_to(x, 8); % the result replaces its own argument
assert(isequal(x, [8 2 3]))
s.v = x;
s.v = first_to(s.v, 7);
assert(isequal(s.v, [7 2 3]) && isequal(x, [8 2 3]))

% results: one, several, none, not assigned
[a, b] = two(3);
assert(a == 4 && b == 5 && two(1) == 2)
c = {0, 0};
[c{1:2}] = two(5);
assert(isequal(c, {6, 7}))
nothing(1);
assert(strcmp(error_of(@() unassigned(1)), 'MATLAB:unassignedOutputs'))
try
    z = nothing(1);
    assert(false)
catch err
    assert(strcmp(err.identifier, 'MATLAB:TooManyOutputs') || strcmp(err.identifier, 'MATLAB:maxlhs'))
end
assert(strcmp(error_of(@() two(1, 2)), 'MATLAB:TooManyInputs'))
assert(isempty(early(1)) && early(2) == 2)
assert(counts(1, 2) == 2 && counts(1) == 1 && counts() == 0)

% errors inside, at any depth, leave the caller as it was
total = 0;
for k = 1:6
    try
        total = total + half(k);
    catch err
        assert(strcmp(err.identifier, 'test:odd') && strcmp(err.stack(1).name, 'half') && strcmp(err.message, sprintf('%d is odd', k)))
        total = total + 100;
    end
end
assert(total == 300 + 1 + 2 + 3)
deep = error_depth(20);
assert(numel(deep.stack) >= 20)

% recursion, and its limit
assert(fibonacci(15) == 610 && ackermann(2, 3) == 9)
assert(~isempty(error_of(@() endless(1))))

% handles: to functions, with captured values, in loops, replaced while they run
f = @two;
g = @(p) f(p) + x(1);
h = @(fn, p) fn(fn, p);
assert(g(1) == 10 && feval(g, 1) == 10 && feval(@two, 2) == 3 && feval('two', 2) == 3)
x(1) = 0;
assert(g(1) == 10)
assert(h(@(fn, p) p * 2, 4) == 8)
f = @(p) p;
for k = 1:3
    f = @(p) f(p) + k;
end
assert(f(0) == 6)
q = @() deal(1, 2);
[a, b] = q();
assert(a == 1 && b == 2)
n = cellfun(@(e) two(e), {1, 2, 3});
assert(isequal(n, [2 3 4]))
assert(strcmp(error_of(@() g(1, 2)), 'MATLAB:TooManyInputs'))

% values die when their function ends, and not before
log = containers.Map();
watch(log);
assert(isKey(log, 'ended') && log('inside'))

function v = first_to(v, x)
    v(1) = x;
end
function [a, b] = two(x)
    a = x + 1;
    b = x + 2;
end
function nothing(x)
    x = 1;
end
function r = unassigned(x)
    if x > 1
        r = 1;
    end
end
function r = early(x)
    r = [];
    if x == 1
        return
    end
    r = x;
end
function n = counts(a, b)
    n = nargin;
end
function r = half(k)
    if mod(k, 2) == 1
        error('test:odd', '%d is odd', k)
    end
    r = k / 2;
end
function err = error_depth(n)
    try
        down(n)
    catch err
    end
end
function down(n)
    if n == 0
        error('test:bottom', 'bottom')
    end
    down(n - 1)
end
function r = fibonacci(n)
    if n < 2
        r = n;
    else
        r = fibonacci(n - 1) + fibonacci(n - 2);
    end
end
function r = ackermann(m, n)
    if m == 0
        r = n + 1;
    elseif n == 0
        r = ackermann(m - 1, 1);
    else
        r = ackermann(m - 1, ackermann(m, n - 1));
    end
end
function r = endless(n)
    r = endless(n + 1) + 1;
end
function watch(log)
    guard = onCleanup(@() set_key(log, 'ended', true));
    set_key(log, 'inside', ~isKey(log, 'ended'));
end
function set_key(log, key, value)
    log(key) = value;
end
function id = error_of(f)
    id = '';
    try
        value = f();
    catch err
        id = err.identifier;
    end
end
