% inputs, outputs, varargin, varargout, nargin, nargout, early return, recursion, local and nested functions
assert(add(2, 3) == 5)
[q, r] = divide(17, 5);
assert(q == 3 && r == 2)
q = divide(17, 5);
assert(q == 3)
[~, r] = divide(19, 5);
assert(r == 4)
assert(count_inputs() == 0 && count_inputs(1, 2, 3) == 3)
c = cell(1, 3);
[c{:}] = spread(7);
assert(isequal(c, {7, 14, 21}))
[a, b] = spread(1);
assert(a == 1 && b == 2)
assert(default_to_ten() == 10 && default_to_ten(4) == 4)
assert(fib(15) == 610)
assert(early(1) == 1 && early(-1) == 0)
args = {2, 3};
assert(add(args{:}) == 5)
s = struct('v', {4, 5});
assert(add(s.v) == 9)
assert(outer(3) == 16)
no_output
x = 5;
no_change(x);
assert(x == 5)
assert(which_outputs(1) == 1)
[m, n] = which_outputs(2);
assert(m == 2 && n == 2)
try
    add(1, 2, 3);
    error('no')
catch err
    assert(strcmp(err.identifier, 'MATLAB:TooManyInputs'), err.identifier)
end
try
    [a, b, c] = divide(1, 2);
    error('no')
catch err
    assert(strcmp(err.identifier, 'MATLAB:TooManyOutputs'), err.identifier)
end
try
    y = never_assigned();
    error('no')
catch err
    assert(strcmp(err.identifier, 'MATLAB:unassignedOutputs'), err.identifier)
end
try
    add(1);
    error('no')
catch err
    assert(~isempty(strfind(err.message, 'Not enough input arguments')) || ~isempty(strfind(err.message, 'b')))
end
assert(counter() == 1 && counter() == 2 && counter() == 3)
set_shared(42);
assert(get_shared() == 42)
assert(isequal(nargin('divide'), 2) && isequal(nargout('divide'), 2))
assert(nargin('count_inputs') == -1)

function c = add(a, b)
    c = a + b;
end
function [q, r] = divide(a, b)
    q = floor(a / b);
    r = a - q * b;
end
function n = count_inputs(varargin)
    n = numel(varargin);
    assert(n == nargin)
end
function varargout = spread(x)
    for k = 1:nargout
        varargout{k} = k * x;
    end
end
function v = default_to_ten(v)
    if nargin < 1
        v = 10;
    end
end
function f = fib(n)
    if n < 2
        f = n;
        return
    end
    f = fib(n - 1) + fib(n - 2);
end
function y = early(x)
    y = 0;
    if x < 0, return, end
    y = 1;
end
function y = outer(x)
    total = 1;
    bump(x)
    bump(2 * x)
    y = total + bonus();
    function bump(by)
        total = total + by;
    end
    function b = bonus()
        b = total - 4;
    end
end
function no_output()
end
function no_change(x)
    x = x + 1; %#ok
end
function [m, n] = which_outputs(~)
    m = nargout;
    n = nargout;
end
function y = never_assigned()
end
function n = counter()
    persistent k
    if isempty(k), k = 0; end
    k = k + 1;
    n = k;
end
function set_shared(v)
    global SHARED
    SHARED = v;
end
function v = get_shared()
    global SHARED
    v = SHARED;
end
