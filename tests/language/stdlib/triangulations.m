% Documentation: triangulation, delaunayTriangulation.
P = [0 0; 1 0; 1 1; 0 1];
TR = triangulation([1 2 3; 1 3 4], P);
assert(isequal(TR.Points, P) && isequal(size(TR), [2 3]))
assert(isequal(edges(TR), [1 2; 1 3; 1 4; 2 3; 3 4]) && isequal(isConnected(TR, [1; 2], [3; 4]), [true; false]))
assert(isequal(freeBoundary(TR), [1 2; 2 3; 3 4; 4 1]))
assert(isequaln(neighbors(TR), [NaN 2 NaN; NaN NaN 1]))
assert(isequal(vertexAttachments(TR, 1), {[1 2]}) && isequal(edgeAttachments(TR, 1, 3), {[1 2]}))
[C, r] = circumcenter(TR);
assert(norm(C - 0.5) < 1e-12 && norm(r - sqrt(0.5)) < 1e-12)
[C, r] = incenter(TR, 1);
assert(norm(C - [1 - r, r]) < 1e-12 && abs(r - (1 - sqrt(0.5))) < 1e-12)
assert(isequal(faceNormal(TR), [0 0 1; 0 0 1]) && norm(vertexNormal(TR, 1) - [0 0 1]) < 1e-12)
[id, B] = pointLocation(TR, [0.75 0.25; 2 2]);
assert(id(1) == 1 && isnan(id(2)) && norm(B(1, :) - [0.25 0.5 0.25]) < 1e-12)
assert(norm(barycentricToCartesian(TR, 1, [0.25 0.5 0.25]) - [0.75 0.25]) < 1e-12)
assert(norm(cartesianToBarycentric(TR, 1, [0.75 0.25]) - [0.25 0.5 0.25]) < 1e-12)
assert(isequal(nearestNeighbor(TR, 0.9, 0.8), 3))
try
    triangulation([1 2 9], P);
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:triangulation:InvalidTriangulation'))
end

DT = delaunayTriangulation([P; 0.5 0.5]);
assert(isequal(size(DT.ConnectivityList), [4 3]) && isa(DT, 'triangulation') && size(edges(DT), 1) == 8)
[K, area] = convexHull(DT);
assert(numel(K) == 5 && abs(area - 1) < 1e-12)
DT = delaunayTriangulation(dec2bin(0:7) - '0');
[K, volume] = convexHull(DT);
assert(size(K, 1) == 12 && abs(volume - 1) < 1e-12 && size(freeBoundary(DT), 1) == 12)

% Documentation: voronoi, gplot.
[vx, vy] = voronoi([0 2 2 0 1], [0 0 2 2 1]);
assert(isequal(size(vx), [2 4]) && all(abs(hypot(vx(:) - 1, vy(:) - 1) - 1) < 1e-12))
[X, Y] = gplot([0 1; 0 0], [1 2; 3 4]);
assert(isequaln(X, [1; 3; NaN]) && isequaln(Y, [2; 4; NaN]))
