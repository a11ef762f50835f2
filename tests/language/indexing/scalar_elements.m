% one element is read and written in every class, in one and two dimensions, from variables and from temporaries
classes = {'double', 'single', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'logical', 'char'};
for k = 1:numel(classes)
    name = classes{k};
    a = make([1 0 1; 0 1 1], name);
    b = a;
    for i = 1:2
        for j = 1:3
            x = a(i, j);
            assert(strcmp(class(x), name) && isequal(x, a(i + 2 * (j - 1))))
            a(i, j) = x;
            a(3 - i, j) = a(i, j);
        end
    end
    assert(isequal(b, make([1 0 1; 0 1 1], name)) && strcmp(class(a), name) && isequal(a, b([1 1], :)))
    y = identity(b)(2, 3);
    assert(isequal(y, b(2, 3)))
end
% a number of another class takes the array's
u = uint8([1 2 3]);
u(1) = 300;
u(2) = -5;
u(3) = single(2.5);
assert(isequal(u, uint8([255 0 3])))
d = [1 2 3];
d(2) = int8(7);
d(3) = true;
assert(isa(d, 'double') && isequal(d, [1 7 1]))
i64 = int64([1 2]);
i64(1) = int64(9007199254740993);
assert(i64(1) == int64(9007199254740993))
l = [true false];
l(2) = 5;
assert(islogical(l) && isequal(l, [true true]))
try
    l(1) = NaN;
    assert(false)
catch err
    assert(~strcmp(err.identifier, 'MATLAB:assertion:failed') && isequal(l, [true true]))
end

% complex elements
z = [1 + 2i, 3];
assert(z(1) == 1 + 2i && isreal(z(2)) && z(2) == 3)
z(2) = 4;
r = [1 2];
r(2) = 1i;
assert(isequal(z, [1 + 2i, 4]) && isequal(r, [1, 1i]))

% bounds and kinds of subscripts
x = 1:5;
bad = {0, -1, 1.5, 6, NaN, Inf, 'a', 2i};
for k = 1:numel(bad)
    try
        x(bad{k});
        assert(false)
    catch err
        assert(strcmp(err.identifier, 'MATLAB:badsubscript'), '%d', k)
    end
end
assert(x(true) == 1 && isempty(x([])) && x(int8(3)) == 3 && x(single(2)) == 2)

% appending to rows, columns and nothing; a copy does not grow
row = [];
column = zeros(0, 1);
text = '';
list = {};
for k = 1:200
    row(end + 1) = k;
    column(end + 1, 1) = k;
    text(end + 1) = char(96 + mod(k, 26));
    list{end + 1} = k;
    if k == 100
        saved = {row, column, text, list};
    end
end
assert(isequal(row, 1:200) && isequal(column, (1:200)') && numel(text) == 200 && isequal(list{200}, 200))
assert(numel(saved{1}) == 100 && numel(saved{2}) == 100 && numel(saved{3}) == 100 && numel(saved{4}) == 100)

% x = [x ...]
row = 1;
text = 'a';
copy = row;
for k = 2:50
    row = [row k];
    if k == 25
        copy = row;
    end
    text = [text 'bc' ''];
    text = [text sprintf('%d', k)];
end
assert(isequal(row, 1:50) && isequal(copy, 1:25) && numel(text) == 1 + 98 + 8 + 82)
twice = [1 2];
for k = 1:3
    twice = [twice twice];
end
assert(isequal(twice, repmat([1 2], 1, 8)))
mixed = [1 2];
mixed = [mixed int8(5)];
assert(isa(mixed, 'int8') && isequal(mixed, int8([1 2 5])))
mixed = 'ab';
mixed = [mixed 99];
assert(strcmp(mixed, 'abc'))
whole = [1 2];
try
    whole = [whole [1; 2]];
    assert(false)
catch err
    assert(isequal(whole, [1 2]) && ~strcmp(err.identifier, 'MATLAB:assertion:failed'))
end
f = @() row(3);
row = [row 51];
assert(f() == 3 && numel(row) == 51)

% appending with two subscripts; neither grows a copy
row = 1;
column = 1;
for k = 2:20
    row(1, end + 1) = k;
    column(end + 1, 1) = k;
    if k == 5
        saved = {row, column};
    end
end
assert(isequal(row, 1:20) && isequal(column, (1:20)') && numel(saved{1}) == 5 && numel(saved{2}) == 5)
m = 5;
m(2, 3) = 1;
assert(isequal(m, [5 0 0; 0 0 1]))

% logical vectors
x = 1:6;
y = x';
assert(isequal(x(x > 3), 4:6) && isequal(y(x > 3), (4:6)') && isequal(x(y' > 5), 6) && isequal(x([true false]), 1))
assert(isequal(size(x(false(1, 6))), [1 0]) && isequal(size(y(false(1, 6))), [0 1]) && isequal(x(y > 4), [5 6]))
w = 'hello';
assert(strcmp(w(w > 'g'), 'hllo') && isequal(x(logical([1 1 0 0 0 0 0])), [1 2]))
try
    x(logical([0 0 0 0 0 0 1]));
    assert(false)
catch err
    assert(strcmp(err.identifier, 'MATLAB:badsubscript'))
end
z = [1i 2 3];
assert(isequal(z([false true true]), [2 3]) && isreal(z([false true true])))

% rows and columns joined
s = 'c';
s = ['ab' s];
assert(strcmp(s, 'abc') && strcmp(['' s ''], 'abc') && isequal([[] 1 [2 3] 4], 1:4) && isequal([1; [2; 3]; []], [1; 2; 3]))
assert(isequal(size([zeros(1, 0) zeros(1, 0)]), [1 0]) && isequal(size(['' '']), [0 0]) && isequal([true; false], logical([1; 0])))
assert(isequal(class([true 1]), 'double') && isequal([1 2; 3 4], [[1 2]; [3 4]]))

function a = make(x, name)
    if strcmp(name, 'char')
        a = char(x + 97);
    else
        a = cast(x, name);
    end
end
function x = identity(x)
end
