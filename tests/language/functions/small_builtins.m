% builtins give for scalars and small arrays what they give for the same values elsewhere
classes = {'double', 'single', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'};
numbers = [0 1 2 3 5 7 100 -1 -3 -100];
if ~isempty(getenv('ETNA_TEST_FEWER')) % a program that is many times slower, under a sanitizer, gets a part of the pairs
    numbers = [0 3 100 -3];
end
one = {@floor, @ceil, @fix, @round, @abs, @sign, @real, @imag, @isnan, @isinf, @isfinite, @double, @single, @int8, @uint8, ...
       @int16, @uint16, @int32, @uint32, @int64, @uint64, @logical, @isreal, @isempty, @numel, @ndims, @length, @isnumeric};
two = {@mod, @rem, @max, @min, @bitand, @bitor, @bitxor, @bitshift};
for p = 1:numel(classes)
    for u = numbers
        a = cast(u, classes{p});
        for k = 1:numel(one)
            compare(one{k}(a), of_pair(one{k}, {a}), func2str(one{k}), a)
        end
        for q = 1:numel(classes)
            for v = numbers
                b = cast(v, classes{q});
                for k = 1:numel(two)
                    compare(attempt(two{k}, {a, b}), of_pair(two{k}, {a, b}), func2str(two{k}), a)
                end
            end
        end
    end
end

% bits at the edge of the class
assert(isequal(bitshift(uint8(255), 1), uint8(254)) && isequal(bitshift(uint8(255), -4), uint8(15)))
assert(isequal(bitshift(1, 52), 4503599627370496) && isequal(bitshift(uint32(1), 31), uint32(2147483648)))
assert(isequal(bitor(uint16(65535), 1), uint16(65535)) && isequal(bitxor(int32(5), int32(1)), int32(4)))

% sizes of every kind of value
s = struct('a', {1, 2, 3});
c = cell(2, 0);
values = {5, 'abc', '', zeros(3, 0), ones(2, 3, 4), s, c, "text", ["a" "b"], true, 1:4, @sin};
counts = [1 3 0 0 24 3 0 1 2 1 4 1];
lengths = [1 3 0 0 4 3 0 1 2 1 4 1];
rows = [1 1 0 3 2 1 2 1 1 1 1 1];
for k = 1:numel(values)
    x = values{k};
    assert(numel(x) == counts(k) && length(x) == lengths(k) && size(x, 1) == rows(k) && isempty(x) == (counts(k) == 0))
    assert(ndims(x) == 2 + (k == 5) && size(x, 7) == 1)
end
m = containers.Map();
assert(isempty(m) && m.Count == 0 && length(m) == 0)
m('k') = 1;
assert(~isempty(m) && length(m) == 1 && numel(m) == 1)
assert(isfield(s, 'a') && ~isfield(s, 'b') && ~isfield(5, 'a') && isequal(isfield(s, {'a', 'b'}), [true false]))

% text
assert(strcmp('abc', 'abc') && ~strcmp('abc', 'abd') && ~strcmp('abc', 'ab') && strcmp('', '') && strcmp('a', 'a'))
assert(strcmp('', zeros(1, 0)) == false && ~strcmp(97, 'a') && isequal(strcmp({'a', 'b'}, 'a'), [true false]))
assert(strcmpi('ABC', 'abc') && ~strcmpi('ABC', 'abd') && strcmp("abc", 'abc'))

% small arrays made anew each time
for k = 1:3
    z = zeros(1, 3);
    assert(isequal(z, [0 0 0]) && isequal(ones(2), [1 1; 1 1]) && isequal(size(zeros(0, 3)), [0 3]) && isa(false(1, 2), 'logical'))
    z(2) = k;
    assert(isequal(zeros(1, 3), [0 0 0]) && zeros(1) == 0 && isequal(true(2, 1), [true; true]))
end
assert(isequal(zeros(2, 'int8'), int8([0 0; 0 0])) && isempty(zeros(-1)) && isequal(size(zeros(3, -2)), [3 0]))

% constants are functions: a variable of that name comes first, and they take arguments
assert(true && ~false && Inf > 1 && isnan(NaN) && eps == 2^-52 && isequal(size(Inf(2, 0)), [2 0]) && i == 1i)
assert(constant_shadow(3) == 3 && isequal(true(1, 2), [true true]) && eps(4) == 2^-50)
for k = 1:3
    pi = k;
    assert(pi == k)
end
clear pi
assert(abs(pi - 3.14159265358979) < 1e-12)

% errors are the builtin's
assert(strcmp(error_of(@() numel()), 'MATLAB:minrhs') && strcmp(error_of(@() length(1, 2)), 'MATLAB:maxrhs'))
assert(~isempty(error_of(@() bitand(1.5, 1))) && ~isempty(error_of(@() size(1, 0))) && ~isempty(error_of(@() logical(NaN))))

function y = constant_shadow(pi)
    y = pi;
end
function r = attempt(f, args)
    try
        r = f(args{:});
    catch err
        r = err.identifier;
    end
end
function r = of_pair(f, args)
    wide = args;
    wide{1} = [args{1} args{1}];
    r = attempt(f, wide);
    if ~ischar(r) && numel(r) == 2
        r = r(1);
    elseif ~ischar(r) && isscalar(r) && ~islogical(r)
        r = f(args{:}); % numel and its kin
    end
end
function compare(x, y, name, a)
    assert(strcmp(class(x), class(y)) && isequaln(x, y), '%s of %s(%g)', name, class(a), double(a))
end
function id = error_of(f)
    id = '';
    try
        f();
    catch err
        id = err.identifier;
    end
end
