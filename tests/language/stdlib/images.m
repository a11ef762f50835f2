% Documentation: hsv2rgb, rgb2hsv, rgb2gray, ind2rgb, gray, hot, jet
assert(isequal(gray(3), [0 0 0; .5 .5 .5; 1 1 1]) && isequal(size(gray), [256 3]))
assert(isequal(hot(8), [1/3 0 0; 2/3 0 0; 1 0 0; 1 1/3 0; 1 2/3 0; 1 1 0; 1 1 .5; 1 1 1]))
assert(isequal(jet(8), [0 0 1; 0 .5 1; 0 1 1; .5 1 .5; 1 1 0; 1 .5 0; 1 0 0; .5 0 0]))
for f = {@gray, @hot, @jet, @hsv, @cool, @spring, @summer, @autumn, @winter, @copper, @white, @bone, @pink, @lines}
    for m = [1 2 7 64 256]
        map = f{1}(m);
        assert(isequal(size(map), [m 3]) && iscolormap(map))
    end
end
assert(isequal(hsv2rgb([0 1 1; 1/3 1 1; 2/3 1 1]), [1 0 0; 0 1 0; 0 0 1]))
assert(max(max(abs(rgb2hsv([1 0 0; 0 1 0; 0 0 1; 1 1 1; 0 0 0]) - [0 1 1; 1/3 1 1; 2/3 1 1; 0 0 1; 0 0 0]))) < 1e-15)
x = mod(reshape(1:30, 10, 3) * 0.37, 1);
assert(max(max(abs(hsv2rgb(rgb2hsv(x)) - x))) < 1e-14)
assert(isequal(size(rgb2hsv(rand(4, 5, 3))), [4 5 3]))
assert(isequal(rgb2hsv(uint8([255 0 0])), [0 1 1]))
assert(isequal(rgb2gray(uint8(cat(3, 100, 100, 100))), uint8(100)))
assert(isequal(ind2rgb([1 2; 2 9], [0 0 0; 1 .5 0]), cat(3, [0 1; 1 1], [0 .5; .5 .5], zeros(2))))
assert(isequal(ind2rgb(uint8([0 1]), [0 0 0; 1 1 1]), cat(3, [0 1], [0 1], [0 1])))
try
    hsv2rgb([1 2]);
    error('no error')
catch err
    assert(strcmp(err.identifier, 'MATLAB:hsv2rgb:invalidSize'))
end
