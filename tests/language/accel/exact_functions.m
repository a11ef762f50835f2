% Rounding, remainders and extremes give the same bits for one number as for an array, in every engine.
v = [0 -0 1 -1 0.5 -0.5 1.5 -1.5 2.5 -2.5 0.3 -0.3 0.1 0.49999999999999994 -0.49999999999999994 1e-310 -1e-310 5 -5 7 ...
     1e15+0.5 -1e15-0.5 4503599627370495.5 2^52+1 2^53 -2^53 2^60+2^9 1e20 -1e20 1e300 -1e300 realmax realmin Inf -Inf NaN];
unary = {@abs, @sign, @floor, @ceil, @fix, @round, @isnan, @isinf, @isfinite};
for c = {'double', 'single'}
    x = feval(c{1}, v);
    for k = 1:numel(unary)
        f = unary{k};
        y = f(x);
        one = y;
        for i = 1:numel(x)
            one(i) = f(x(i));
        end
        assert(isequaln(y, one), [func2str(f) ' ' c{1}])
        assert(isequal(1 ./ double(y(y == 0)), 1 ./ double(one(y == 0))), ['zeros of ' func2str(f) ' ' c{1}])
    end
end
binary = {@mod, @rem, @max, @min};
for c = {'double', 'single'}
    x = feval(c{1}, v);
    for k = 1:numel(binary)
        f = binary{k};
        y = f(x, x');
        one = y;
        for i = 1:numel(x)
            for j = 1:numel(x)
                one(i, j) = f(x(j), x(i));
            end
        end
        assert(isequaln(y, one), [func2str(f) ' ' c{1}])
        assert(isequal(1 ./ y(y == 0), 1 ./ one(y == 0)), ['zeros of ' func2str(f) ' ' c{1}])
    end
end

% rounding
assert(isequal(round([-2.5 -0.5 0.5 2.5 0.49999999999999994 4503599627370495.5]), [-3 -1 1 3 0 4503599627370496]))
assert(isequal(1 ./ round([-0.3 -0 0 0.3]), [-Inf -Inf Inf Inf]) && isequal(1 ./ fix([-0.3 0.3]), [-Inf Inf]))
assert(isequaln(floor([-Inf Inf NaN -0.5]), [-Inf Inf NaN -1]) && isequaln(ceil([-Inf NaN 0.5]), [-Inf NaN 1]))
assert(isequaln(sign([-Inf -0 NaN 3]), [-1 0 NaN 1]) && isequaln(abs([-Inf -0 NaN]), [Inf 0 NaN]))

% remainders: exact, also where the quotient has more digits than a double
assert(isequaln(mod([5 -5 5 -5 0 Inf 5 -5 NaN 1], [3 3 -3 -3 3 3 Inf Inf 1 NaN]), [2 1 -1 -2 0 NaN 5 Inf NaN NaN]))
assert(isequaln(rem([5 -5 5 -5 0 Inf 5 -5 NaN 1], [3 3 -3 -3 3 3 Inf Inf 1 NaN]), [2 -2 2 -2 0 NaN 5 -5 NaN NaN]))
assert(isequaln(mod([5 -5 0], 0), [5 -5 0]) && all(isnan(rem([5 -5 0], 0))))
assert(isequal(mod([1e20 -1e20 2^60+2^9], 3), [1 2 0]) && isequal(rem([1e20 -1e20], 3), [1 -1]))
assert(isequal(mod(2^53, [2 3 5 7]), [0 2 2 4]) && isequal(mod(1, [1e-300 2^-1074]), [mod(1, 1e-300) 0]))
assert(isequal(mod([0.3 0.6 1.1], 0.1), [0 0 0]) && abs(mod(0.35, 0.1) - 0.05) < 1e-15)
assert(isequal(mod(0:5, 3), [0 1 2 0 1 2]) && isequal(mod(-(1:3), 3), [2 1 0]))

% what has no kernel still has its answer, next to operands that wait
w = v + 0;
assert(any(w) && ~all(w) && any(isnan(w + 1)) && max(w + 1) == Inf && min(w - 1) == -Inf)
assert(isequal(max([NaN 1 NaN] + 1), 2) && isnan(max([NaN NaN] + 1)) && isequal(min([4 NaN; 2 7] + 0), [2 7]))
assert(isequal(int8([NaN 300 -300 2.5 -2.5 0.4] + 0), int8([0 127 -128 3 -3 0])))
assert(isequal(uint8([NaN 300 -3] + 0), uint8([0 255 0])) && isequal(int32([1e20 -1e20] + 0), int32([2147483647 -2147483648])))
assert(isequal(int64([2^60 -Inf] + 0), int64([2^60 -2^63])) && isequal(single([0.1 NaN 3] + 0) == 3, [false false true]))
e = zeros(0, 3) + 1;
assert(isequal(size(abs(e)), [0 3]) && isequal(size(mod(e, 2)), [0 3]) && isequal(size(int8(e)), [0 3]))
assert(isequal(any(e), false(1, 3)) && isequal(all(e), true(1, 3)) && isequal(size(max(e)), [1 3]) == isequal(size(min(e)), [1 3]))
assert(isempty(max([] + 1)) && ~any([] + 1) && all([] + 1) && isequal(sum([] + 1), 0) && isequal(max(e, 1), e))
