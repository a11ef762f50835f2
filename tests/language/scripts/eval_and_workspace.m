% eval, evalc, exist, clear, who, assignin, command syntax, display
x = 3;
eval('y = x + 4;')
assert(y == 7)
assert(eval('x * 2') == 6)
eval('error(''a:b'', ''c'')', 'z = 1;')
assert(z == 1)
t = evalc('disp(42)');
assert(strcmp(strtrim(t), '42'))
t = evalc('x');
assert(~isempty(strfind(t, 'x =')) && ~isempty(strfind(t, '3')))
t = evalc('x;');
assert(isempty(t))
assert(exist('x') == 1 && exist('no_such_name_here') == 0 && exist('sin') ~= 0)
clear x y
assert(~exist('x', 'var') && exist('z', 'var') == 1)
a1 = 1; a2 = 2; b1 = 3;
clear a*
assert(~exist('a1', 'var') && exist('b1', 'var') == 1)
set_in_caller
assert(from_callee == 11)
format long
t = evalc('pi');
format short
assert(~isempty(strfind(t, '3.14159265358979')))
names = who;
assert(any(strcmp(names, 'b1')))
ans_is_set = 5;
6 + 1;
assert(ans == 7)
c = 'hold';
if true, v = 1, end
q = 1; w = 2, r = 3;
assert(q + w + r == 6)
m = [1, 2, ... a comment
     3];
assert(numel(m) == 3)
%{
block comment
error('never')
%}
k = [1 -2]; assert(numel(k) == 2)
k = [1 - 2]; assert(numel(k) == 1)
k = [m' m']; assert(isequal(size(k), [3 2]))
k = [1, 2
     3, 4];
assert(isequal(size(k), [2 2]))
assert(isequal({1, 'a b', "c"}, {1, 'a b', "c"}))
s = 'it''s';
assert(numel(s) == 4)
assert(0x1F == 31 && isa(0x1F, 'uint8') && 0b101u16 == 5)
n = 5; n += 2; n *= 3; n -= 1; n /= 4;
assert(n == 5)
n++; assert(n == 6)
assert(3 != 4 && !false)
assert(2 ** 3 == 8)

function set_in_caller()
    assignin('caller', 'from_callee', 11)
end
