% gallery and the shapes of peaks, sphere and cylinder: MATLAB documentation pages of these names.
assert(isequal(gallery('minij', 3), [1 1 1; 1 2 2; 1 2 3]) && isequal(gallery(3), [-149 -50 -154; 537 180 546; -27 -9 -25]))
assert(isequal(gallery('circul', [1 2 3]), [1 2 3; 3 1 2; 2 3 1]) && isequal(gallery('fiedler', 3), [0 1 2; 1 0 1; 2 1 0]))
assert(isequal(gallery('frank', 3), [3 2 1; 2 2 1; 0 1 1]) && isequal(gallery('pei', 2), [2 1; 1 2]) && isa(gallery('lehmer', 2, 'single'), 'single'))
Q = gallery('orthog', 4, 1);
assert(norm(Q * Q' - eye(4)) < 1e-14)
assert(isequal(full(gallery('tridiag', 3)), [2 -1 0; -1 2 -1; 0 -1 2]))
assert(isequal(gallery('uniformdata', [2 2], 1), gallery('uniformdata', [2 2], 1)))
[x, y, z] = sphere(4);
assert(isequal(size(x), [5 5]) && max(max(abs(x .^ 2 + y .^ 2 + z .^ 2 - 1))) < 1e-14)
[x, y, z] = cylinder([1 2], 6);
assert(isequal(size(z), [2 7]) && abs(x(2, 1) - 2) < 1e-15)
assert(isequal(size(peaks), [49 49]) && abs(max(max(peaks(49))) - 8.0752) < 1e-3)
caught = '';
try
    gallery('none', 3);
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:gallery:unknownMatrix'))
q = quantile([1 2; 3 4; 5 6], [0.25 0.5]);
assert(isequal(q, [1.5 2.5; 3 4]) && isequal(prctile([1 2 3 NaN], 50), 2) && isequal(quantile([1 2 3 4]', [0.25 0.75], 1, 7), [1.75; 3.25]))
