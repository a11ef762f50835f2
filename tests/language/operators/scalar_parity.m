% an operator gives for two scalars what it gives for arrays of them, in every pair of classes
numbers = {0, 1, -1, 2.5, -2.5, 3, 7, 200, 1e10, Inf, -Inf, NaN, 0.5};
classes = {'double', 'single', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'logical', 'char'};
operators = {@plus, @minus, @times, @rdivide, @ldivide, @power, @mtimes, @mrdivide, @mldivide, @mpower, ...
             @eq, @ne, @lt, @le, @gt, @ge, @and, @or};
elementwise = {@plus, @minus, @times, @rdivide, @ldivide, @power, @times, @rdivide, @ldivide, @power, ...
               @eq, @ne, @lt, @le, @gt, @ge, @and, @or};
[firsts, seconds] = deal(1:numel(numbers), [1 2 4 6 8 10 12]);
if ~isempty(getenv('ETNA_TEST_FEWER')) % a program that is many times slower, under a sanitizer, gets a part of the pairs
    [firsts, seconds] = deal([1 5 9 12], [2 10]);
end
for p = 1:numel(classes)
    for q = 1:numel(classes)
        for u = firsts
            a = value_of(numbers{u}, classes{p});
            for v = seconds
                b = value_of(numbers{v}, classes{q});
                for k = 1:numel(operators)
                    scalar = attempt(operators{k}, a, b);
                    if isinteger(b) && ~isinteger(a) % an integer array meets no array of doubles
                        array = attempt(elementwise{k}, a, repmat(b, 1, 2));
                    else
                        array = attempt(elementwise{k}, repmat(a, 1, 2), b);
                    end
                    if ~ischar(array)
                        array = array(1);
                    end
                    assert(strcmp(class(scalar), class(array)) && isequaln(scalar, array), '%s %s %s: %g %g', ...
                           func2str(operators{k}), classes{p}, classes{q}, double(a), double(b))
                end
            end
        end
    end
end

% the operators themselves, which the loop above reached through functions
assert(isequal(int8(100) + int8(100), int8(127)) && isequal(uint8(3) - uint8(5), uint8(0)))
assert(isequal(int32(7) / int32(2), int32(4)) && isequal(int32(-7) / int32(2), int32(-4)))
assert(isequal(5 / int8(2), int8(3)) && isequal(2 \ int8(5), int8(3)) && isequal(int8(2) \ 5, int8(3)))
assert(isa(single(1) + 1, 'single') && isequal(single(0.1) + 0.2, single(0.1) + single(0.2)))
assert(isequal('a' + 1, 98) && isa('a' + 'b', 'double') && ('b' > 'a') && isa(true + true, 'double'))
assert(isequal(int64(9007199254740993) + int64(1), int64(9007199254740994)) && int64(9007199254740993) ~= 9007199254740992)
assert(isequal(uint64(18446744073709551615) - uint64(1), intmax('uint64') - 1))

% complex scalars; a result without imaginary part is real
z = 3 + 4i;
assert(isreal(z * conj(z)) && z * conj(z) == 25 && isreal(z - 4i) && ~isreal(z + 1) && isreal(z * 0))
assert(isequal(z * z, -7 + 24i) && isequal(2 * z, 6 + 8i) && isequal(z - 1, 2 + 4i) && isequal(1 - z, -2 - 4i))
assert(z == z && z ~= 3 && isequal(z / 2, 1.5 + 2i) && isequal(z', 3 - 4i))
assert(isequaln(complex(Inf, 1) * complex(0, 1), complex(NaN, Inf)))

% errors keep their identifiers
assert(strcmp(identifier_of(@() int8(1) + int16(1)), 'MATLAB:mixedClasses') || ~isempty(identifier_of(@() int8(1) + int16(1))))
assert(~isempty(identifier_of(@() {1} + 1)))

function v = value_of(x, name)
    switch name
        case 'logical'
            v = ~isnan(x) && x > 0.5;
        case 'char'
            v = char(mod(abs(max(min(x, 200), -200)), 120) + 1);
        otherwise
            v = cast(x, name);
    end
end
function r = attempt(f, a, b)
    try
        r = f(a, b);
    catch err
        r = err.identifier;
    end
end
function id = identifier_of(f)
    id = '';
    try
        f();
    catch err
        id = err.identifier;
    end
end
