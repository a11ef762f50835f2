% colon: counts from both ends, tolerant of rounding
assert(numel(0:0.1:0.3) == 4 && numel(0:0.1:1) == 11)
r = -1:0.1:1;
assert(r(11) == 0 && r(end) == 1 && isequal(r, -fliplr(r)))
assert(isequal(5:1, zeros(1, 0)) && isequal(size(5:1), [1 0]))
assert(isequal(10:-3:1, [10 7 4 1]))
assert(strcmp(class(uint8(1):3), 'uint8') && isequal(uint8(250):255, uint8(250:255)))
assert(strcmp(class(single(1):3), 'single'))
assert(isequal('a':'e', 'abcde'))
assert(isequal(1:3.7, [1 2 3]) && isempty(1:0:5))
x = 1:5;
x(2) = 20;
assert(isequal(x, [1 20 3 4 5]))
% infinite steps, and colons over dimensions of size 0
assert(isnan(0:Inf:Inf) && isnan(Inf:-Inf:1) && isnan(-Inf:Inf:0) && isequal(1:Inf:5, 1))
x = ones(2, 0); x(1, :) = 5;
assert(isequal(size(x), [2 0]))
x = []; x(1, :) = 5;
assert(isequal(x, 5))
