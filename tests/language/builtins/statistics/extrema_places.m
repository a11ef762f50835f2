% Values and places of extremes: long and short lanes, NaN, both zeros, integers, every dimension.
n = 200003;
x = mod ((1:n)' * 0.754877666, 1);
x(150000) = 2;
x(170000) = 2;
[m, k] = max (x);
assert ([m, k], [2, 150000])
x([1 70000]) = NaN;
[m, k] = max (x);
assert ([m, k], [2, 150000])
[m, k] = max (x, [], 'includenan');
assert (isnan (m) && k == 1)
x(n) = -3;
[m, k] = min (x);
assert ([m, k], [-3, n])

% a stretch of NaN alone, then infinities
y = NaN (140000, 1);
[m, k] = max (y);
assert (isnan (m) && k == 1)
y(139999) = -Inf;
[m, k] = max (y);
assert ([m, k], [-Inf, 139999])
[m, k] = min (-y);
assert ([m, k], [Inf, 139999])

% the first of equal ones; zeros of both signs are equal, and keep their sign
[m, k] = max ([-0 0 -0]);
assert (1 / m == -Inf && k == 1)
[m, k] = min ([0 -0; -0 0]);
assert (1 ./ m, [Inf -Inf])
assert (k, [1 1])
[m, k] = max ([NaN 0 -0; NaN -0 0], [], 2);
assert (k, [2; 2])
assert (1 ./ m, [Inf; -Inf])

% rows side by side, NaN in them
A = [NaN 1 2; 3 NaN 1; 3 4 NaN];
[m, k] = max (A);
assert (m, [3 4 2])
assert (k, [2 3 1])
[m, k] = max (A, [], 2);
assert (m, [2; 3; 4])
assert (k, [3; 1; 2])
[m, k] = max (A, [], 2, 'includenan', 'linear');
assert (all (isnan (m)))
assert (k, [1; 5; 9])

% integers of any width, logical and char
big = int64 ([9007199254740992, 9007199254740992]) + int64 ([0, 1]);
[m, k] = max (big);
assert (m == big(2) && k == 2)
[m, k] = min (intmin ('int8') * ones (1, 3, 'int8'));
assert (isequal (m, intmin ('int8')) && k == 1)
[m, k] = max ([false true true]);
assert (m == 1 && k == 2)
[m, k] = max ('etna');
assert (m == double ('t') && k == 2)

% pages
B = reshape (1:24, 2, 3, 4);
B(1, 2, :) = NaN;
[m, k] = max (B, [], 3);
assert (isequaln (m, [19 NaN 23; 20 22 24]))
assert (k, [4 1 4; 4 4 4])
[m, k] = cummax ([big, 5]);
assert (k, [1 2 2])
[m, k] = cummin ([NaN 3 NaN 1 1], 'reverse');
assert (k, [5 5 5 5 5])
assert (m, [1 1 1 1 1])
