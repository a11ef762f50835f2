% Functions of single precision: one at a time, in arrays, deferred and on the device the same bits; within 1 ulp of what
% double precision says. The numbers cover the range of the class, subnormal ones, infinities and NaN included.
n = 6000;
u = uint32(mod((0:n-1) * 2654435761, 4294967296));
v = uint32(mod((1:n) * 2246822519, 4294967296));
x = typecast(u, 'single');
y = typecast(v, 'single');
m = typecast(bitor(bitand(u, uint32(2155872255)), uint32(1065353216) - bitshift(bitand(v, uint32(7)), 23)), 'single');
s = typecast(bitand(v, uint32(2172649471)), 'single');   % subnormal and tiny
specials = single([0 -0 1 -1 Inf -Inf NaN realmin('single') 1e-45 -1e-45 realmax('single')]);

unary = {@exp, @sin, @cos, @tanh, @floor, @ceil, @fix, @(a) log(abs(a)), @(a) sqrt(abs(a)), @(a) abs(a) .^ single(1.8), ...
         @(a) a .^ single(3), @(a) single(2.5) .^ a, @(a) 1 ./ a, @(a) a .* a + a, @(a) a / single(10), @(a) -a, @(a) abs(a), @(a) abs(-a) + a};
for k = 1:numel(unary)
    f = unary{k};
    for input = {x, m * 30, s, specials}
        a = input{1};
        r = f(a);
        picked = 1:11:numel(a);
        one = zeros(1, numel(picked), 'single');
        for j = 1:numel(picked)
            one(j) = f(a(picked(j)));
        end
        assert(isequaln(typecast(one(~isnan(one)), 'uint32'), typecast(r(picked(~isnan(one))), 'uint32')), func2str(f))
        assert(isequal(isnan(one), isnan(r(picked))))
    end
end

binary = {@plus, @minus, @times, @rdivide, @max, @min, @lt, @eq};
for k = 1:numel(binary)
    f = binary{k};
    for input = {{x, y}, {s, y}, {m, s}, {s, -s}, {m .* single(v > 2e9), s}}
        [a, b] = input{1}{:};
        r = f(a, b);
        w = f(double(a), double(b));
        if islogical(r)
            assert(isequal(r, w))
        else
            w = single(w);   % exact: double has more than twice the digits
            assert(isequaln(r, w), func2str(f))
        end
    end
end

% accuracy
for k = 1:8
    f = unary{k};
    for input = {x, m * 30, m}
        a = double(input{1});
        want = f(a);
        got = double(f(input{1}));
        fine = isfinite(want) & abs(want) < 3.4e38 & want ~= 0;
        unit = double(eps(single(abs(want(fine)))));
        assert(all(abs(got(fine) - want(fine)) <= unit), func2str(f))
    end
end

% powers at the edges of their domain
assert(isequal(single([0 -0 2 -2 Inf -Inf 1]) .^ single([3 3 2 3 -1 3 Inf]), single([0 -0 4 -8 0 -Inf 1])))
assert(isequal(single(7) .^ zeros(1, 3, 'single'), ones(1, 3, 'single')))
assert(isequal(1 ./ (single(-0) .^ single(-3)), single(-0)))
