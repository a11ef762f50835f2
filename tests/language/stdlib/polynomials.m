% Piecewise polynomials, partial fractions and special matrices: MATLAB documentation pages `mkpp`, `ppval`, `residue`, `pascal`.
pp = mkpp([0 1 2], [1 2 3; 4 5 6]);
assert(isequal(ppval(pp, [0 0.5 1 1.5 3]), [3 4.25 6 9.5 32]))
[b, c, l, k, d] = unmkpp(ppder(pp));
assert(isequal(c, [2 2; 8 5]) && k == 2 && l == 2 && d == 1 && isequal(b, [0 1 2]))
[r, p, k] = residue([-4 8], [1 6 8]);
assert(norm(r - [-12; 8]) < 1e-12 && norm(p - [-4; -2]) < 1e-12 && isempty(k))
[b, a] = residue(r, p, k);
assert(norm(b - [-4 8]) < 1e-12 && norm(a - [1 6 8]) < 1e-12)
[r, p, k, e] = residue([1 1 1], [1 -5 8 -4]);
assert(norm(r - [-2; 7; 3]) < 1e-6 && norm(p - [2; 2; 1]) < 1e-6 && isequal(e, [1; 2; 1]))
[b, a] = residue(r, p, k);
assert(norm(b - [1 1 1]) < 1e-6 && norm(a - [1 -5 8 -4]) < 1e-6)
for n = [1 2 4 8 12 20 24 28 40]
    H = hadamard(n);
    assert(isequal(H' * H, n * eye(n)))
end
assert(isequal(pascal(3), [1 1 1; 1 2 3; 1 3 6]) && isequal(pascal(3, 1), [1 0 0; 1 -1 0; 1 -2 1]))
assert(isequal(invhilb(3), [9 -36 30; -36 192 -180; 30 -180 180]) && norm(hilb(3) * invhilb(3) - eye(3)) < 1e-12)
assert(isequal(wilkinson(3), [1 1 0; 1 0 1; 0 1 1]) && isequal(rosser, rosser') && isequal(compan([1 2 3]), [-2 -3; 1 0]))
assert(isequal(polyvalm([1 0 0], [1 2; 3 4]), [7 10; 15 22]))
[m, n] = mpoles([2 3 1 1 2]);
assert(isequal(m, [1; 1; 2; 1; 2]) && isequal(n, [2; 1; 5; 3; 4]))
