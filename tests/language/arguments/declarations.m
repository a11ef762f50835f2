% arguments blocks: sizes, classes, defaults, options, repeating arguments, outputs. Page "Function Argument Validation".
assert(isequal(row([1; 2; 3]), [1 2 3]))
assert(isequal(row(4), 4))
assert(one_line() == 7)
assert(isequal(size(row([])), [1 0]))
assert(isequal(fill3(7), [7 7 7]))
assert(isequal(class(row(int8([1 2]))), 'double'))
assert(isequal(row("12"), 12))
assert(isequal(later(1), [1 5 6]))
assert(isequal(later(1, 7), [1 7 8]))

s = options(2, 'width', 5);
assert(isequal(s, struct('width', 5, 'name', "abc")))
s = options(2, name='xyz');
assert(isequal(s.name, "xyz") && s.width == 2)
s = options(2, "WID", 9);
assert(s.width == 9)
s = options(2, width=1, width=3);
assert(s.width == 3)
assert(isequal(fieldnames(no_default('a', 1)), {'a'}))
assert(isempty(fieldnames(no_default())))
assert(isequal(two_structs(1, 'a', 2, 'b', 3), [1 2 3]))

[c, n] = repeated(1, 2, 3, 4, 5);
assert(isequal(c, {{2, 4}, {3, 5}}) && n == 5)
[c, n] = repeated(1);
assert(isequal(size(c{1}), [1 0]) && n == 1)
assert(isequal(rest(1, 'a', 'b'), {1, {'a', 'b'}}))
[n, given] = counted(1, 'flag', true);
assert(n == 1 && given)

check(@() options(2, bogus=1), 'MATLAB:TooManyInputs')
check(@() options(), 'MATLAB:minrhs', 'Invalid argument list. Function requires 1 more input(s).')
check(@() row(1, 2), 'MATLAB:TooManyInputs', 'Too many input arguments.')
check(@() row({1}), 'MATLAB:validation:UnableToConvert', ...
    'Invalid argument at position 1. Value must be of type double or be convertible to double.')
check(@() row(ones(2)), 'MATLAB:validation:IncompatibleSize', 'Invalid argument at position 1. Value must be a row vector.')
check(@() options(1, width=[1 2]), 'MATLAB:validation:IncompatibleSize', ...
    'Invalid name-value argument ''width''. Value must be a scalar.')
check(@() positive(-1), 'MATLAB:validators:mustBePositive', 'Invalid argument at position 1. Value must be positive.')
check(@() positive(1, 'z'), 'MATLAB:validators:mustBeMember', ...
    sprintf('Invalid argument at position 2. Value must be a member of this set:\n    ''a''\n    ''b'''))
check(@() own(3), 'my:check', 'Invalid argument at position 1. 3 is not even.')
check(@() repeated(1, 2), 'MATLAB:functionValidation:RepeatingInputsNotInGroups')
check(@() bad_output(), 'MATLAB:validation:IncompatibleSize')
assert(own(4) == 4)
assert(isequal(positive(2, "b"), "b"))
assert(isequal(shared(3), 6))

function x = one_line(x), arguments, x (1,1) double = 7, end, end
function x = row(x)
    arguments
        x (1,:) double
    end
end
function x = fill3(x)
    arguments
        x (1,3) double
    end
end
function v = later(a, b, c)
    arguments
        a (1,1) double
        b (1,1) = a + 4
        c = b + 1
    end
    v = [a b c];
end
function s = options(x, opts)
    arguments
        x (1,1) double {mustBeFinite} %#ok<INUSA>
        opts.width (1,1) double = 2
        opts.name string = "abc"
    end
    s = opts;
end
function s = no_default(s)
    arguments
        s.a
        s.b double
    end
end
function v = two_structs(x, p, q)
    arguments
        x
        p.a = 0
        q.b = 0
    end
    v = [x p.a q.b];
end
function [c, n] = repeated(a, b, d)
    arguments
        a %#ok<INUSA>
    end
    arguments (Repeating)
        b (1,1) double
        d
    end
    c = {b, d};
    n = nargin;
end
function c = rest(a, varargin)
    arguments
        a
    end
    arguments (Repeating)
        varargin
    end
    c = {a, varargin};
end
function [n, given] = counted(x, opts)
    arguments
        x %#ok<INUSA>
        opts.flag (1,1) logical = false
    end
    n = nargin;
    given = opts.flag;
end
function y = positive(x, y)
    arguments
        x {mustBePositive} %#ok<INUSA>
        y {mustBeMember(y, ["a", "b"])} = "a"
    end
end
function x = own(x)
    arguments
        x {must_be_even}
    end
end
function must_be_even(x)
    if mod(x, 2)
        error('my:check', '%d is not even.', x)
    end
end
function y = bad_output()
    arguments (Output)
        y (1,2) double
    end
    y = [1 2 3];
end
function y = shared(x)
    arguments
        x (1,1) double {mustBeInteger}
    end
    y = 0;
    add
    function add
        y = y + 2 * x;
    end
end
function check(f, identifier, message)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), '%s', [e.identifier ': ' e.message])
        if nargin > 2
            assert(strcmp(e.message, message), '%s', e.message)
        end
        return
    end
    error('no error')
end
