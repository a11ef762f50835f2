% Hulls and triangulations in N dimensions; interpolation of scattered points.
cube = dec2bin(0:7) - '0';
[H, v] = convhulln(cube);
assert(isequal(size(H), [12 3]) && abs(v - 1) < 1e-12)
[H, v] = convhulln([cube; 0.5 0.5 0.5]);
assert(~any(H(:) == 9) && abs(v - 1) < 1e-12)
T = delaunayn(cube);
volume = 0;
for t = 1:size(T, 1)
    volume = volume + det(cube(T(t, 2:4), :) - cube(T(t, 1), :)) / 6;
end
assert(abs(volume - 1) < 1e-12)
square = [0 0; 1 0; 1 1; 0 1; 0.5 0.5];
T = delaunayn(square);
assert(isequal(size(T), [4 3]) && all(any(T == 5, 2)))
[index, p] = tsearchn(square, T, [0.5 0.1; 3 3]);
assert(~isnan(index(1)) && isnan(index(2)) && abs(sum(p(1, :)) - 1) < 1e-12)
[V, C] = voronoin(square);
assert(isequal(V(1, :), [Inf Inf]) && size(V, 1) == 5 && numel(C) == 5 && numel(C{5}) == 4)
inner = sortrows(V(C{5}, :));
assert(norm(inner - [0 0.5; 0.5 0; 0.5 1; 1 0.5]) < 1e-12)
yi = griddatan(square, square * [2; 3], [0.3 0.3; 0.9 0.2]);
assert(norm(yi - [1.5; 2.4]) < 1e-12)
assert(isequal(griddatan(square, (1:5)', [0.9 0.1], 'nearest'), 2))
try
    delaunayn([1 2; 3 4]);
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:qhull:points'))
end
for bad = {[0 0; 1 0; NaN 1; 1 1], [0 0; 1 0; Inf 1; 1 1]}
    try
        convhulln(bad{1});
        assert(false)
    catch e
        assert(strcmp(e.identifier, 'MATLAB:qhull:finite'))
    end
end
try
    delaunayn([0 0; 1 1; 2 2; 3 3]);
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:qhull:failed'))
end
try
    delaunayn(rand(10, 3), 'QQQ nonsense -999');
catch e
    assert(strcmp(e.identifier, 'MATLAB:qhull:failed'))
end
