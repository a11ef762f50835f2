% Triangles, hulls and polygons: MATLAB documentation pages `delaunay`, `convhull`, `inpolygon`, `griddata`, `tsearch`.
x = [0 1 1 0 0.5];
y = [0 0 1 1 0.4];
t = delaunay(x, y);
assert(isequal(size(t), [4 3]) && isequal(unique(t(:))', 1:5))
area = 0;
for k = 1:4
    area = area + polyarea(x(t(k, :)), y(t(k, :)));
end
assert(abs(area - 1) < 1e-14)
[gx, gy] = meshgrid(0:6, 0:4);
t = delaunay(gx, gy);
assert(size(t, 1) == 2 * 6 * 4)
total = sum(abs((gx(t(:, 2)) - gx(t(:, 1))) .* (gy(t(:, 3)) - gy(t(:, 1))) - (gx(t(:, 3)) - gx(t(:, 1))) .* (gy(t(:, 2)) - gy(t(:, 1))))) / 2;
assert(abs(total - 24) < 1e-12)
[k, a] = convhull(x, y);
assert(k(1) == k(end) && numel(k) == 5 && a == 1 && ~ismember(5, k))
assert(isequal(tsearch([0 1 0], [0 0 1], [1 2 3], [0.2 2], [0.2 2]), [1 NaN]) == false)
assert(isequaln(tsearch([0 1 0], [0 0 1], [1 2 3], [0.2 2], [0.2 2]), [1 NaN]))
[in, on] = inpolygon([0.5 1 2], [0.5 0.5 2], [0 1 1 0], [0 0 1 1]);
assert(isequal(in, [true true false]) && isequal(on, [false true false]))
v = griddata(gx, gy, 2 * gx + gy, [0.5 2.25], [1.5 3.1]);
assert(max(abs(v - [2.5 7.6])) < 1e-12)
assert(isequal(rectint([0 0 2 2], [1 1 2 2; 5 5 1 1]), [1 0]) && isequal(dsearchn([0 0; 1 1], [0.9 0.8]), 2))
assert(norm(rotz(90) * [1; 0; 0] - [0; 1; 0]) < 1e-15)
