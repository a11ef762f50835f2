% cells, structures, strings and empties in the command window; "Display"
n = newline;
c = {1, 'a'; [1 2 3], {2}};
assert(strcmp(evalc('c'), [n 'c =' n n '  2×2 cell array' n n '    {[       1]}    {''a''     }' n '    {1×3 double}    {1×1 cell}' n n]))
c = {pi, "ab"; "abcdef", 1000};
assert(strcmp(evalc('disp(c)'), ['    {[  3.1416]}    {["ab"]}' n '    {["abcdef"]}    {[1000]}' n]))
c = {@sin, true, struct(), {}, [], '', int8(3), 1 + 2i, "x", missing};
assert(strcmp(evalc('disp(c(1:5))'), ['    {@sin}    {[1]}    {1×1 struct}    {0×0 cell}    {0×0 double}' n]))
assert(strcmp(evalc('disp(c(6:9))'), ['    {0×0 char}    {[3]}    {[1.0000 + 2.0000i]}    {["x"]}' n]))
s = struct('a', 7, 'name', 'Ada', 'v', [1 2.5], 'm', zeros(5, 9), 'c', {{'a', 'b'}});
assert(strcmp(evalc('s'), [n 's = ' n n '  struct with fields:' n n '       a: 7' n '    name: ''Ada''' n '       v: [1 2.5000]' n ...
    '       m: [5×9 double]' n '       c: {''a''  ''b''}' n n]))
s = struct();
s.a = {1, [2 4 3 5], {1 2}};
s.b = containers.Map;
s.c = zeros(1, 0);
s.d = @(x) x + 1;
s.e = {"a"};
s.f = struct('x', {1, 2});
s.g = (1:3)';
s.h = true;
assert(strcmp(evalc('disp(s)'), ['    a: {[1]  [2 4 3 5]  {1×2 cell}}' n '    b: [1×1 containers.Map]' n '    c: [1×0 double]' n ...
    '    d: @(x)x+1' n '    e: {["a"]}' n '    f: [1×2 struct]' n '    g: [3×1 double]' n '    h: 1' n]))
s = struct('id', {1, 2});
assert(strcmp(evalc('s'), [n 's = ' n n '  1×2 struct array with fields:' n n '    id' n n]))
x = strings(1, 2);
x(2) = "b" + newline + "c";
assert(strcmp(evalc('y = ["a" "long one"; missing "c"]'), [n 'y = ' n n '  2×2 string array' n n '    "a"          "long one"' n '    <missing>    "c"' n n]))
assert(strcmp(evalc('y = '''''), [n 'y =' n n '  0×0 empty char array' n n]) && strcmp(evalc('y = {}'), [n 'y =' n n '  0×0 empty cell array' n n]))
assert(strcmp(evalc('y = zeros(0, 3)'), [n 'y =' n n '  0×3 empty double matrix' n n]) && strcmp(evalc('y = 1:0'), [n 'y =' n n '  1×0 empty double row vector' n n]))
assert(strcmp(evalc('y = int8(zeros(0, 1))'), [n 'y =' n n '  0×1 empty int8 column vector' n n]) && strcmp(evalc('y = logical([])'), [n 'y =' n n '  0×0 empty logical array' n n]))
assert(strcmp(evalc('y = struct([])'), [n 'y = ' n n '  0×0 empty struct array with no fields.' n n]) && strcmp(evalc('y = struct'), [n 'y = ' n n '  struct with no fields.' n n]))
assert(strcmp(evalc('y = single([1 2])'), [n 'y =' n n '  1×2 single row vector' n n '     1     2' n n]))
assert(strcmp(evalc('y = [''ab''; ''cd'']'), [n 'y =' n n '  2×2 char array' n n '    ''ab''' n '    ''cd''' n n]))
assert(strcmp(evalc('y = cat(3, [1 2], [3 4])'), [n 'y(:,:,1) =' n n '     1     2' n n n 'y(:,:,2) =' n n '     3     4' n n]))
assert(strcmp(evalc('y = int8(ones(1, 1, 2))'), [n 'y =' n n '  1×1×2 int8 array' n n 'y(:,:,1) =' n n '   1' n n n 'y(:,:,2) =' n n '   1' n n]))
v = 1:2;
assert(strcmp(evalc('v(2) = 9'), [n 'v =' n n '     1     9' n n]) && strcmp(evalc('3;'), '') && strcmp(evalc('3'), [n 'ans =' n n '     3' n n]))
