% Linear algebra in the language: updates, estimates, bands, pages, angles.
A = [4 1 2; 1 3 0; 2 0 5];
R = chol(A);
x = [1; 2; 0.5];
R1 = cholupdate(R, x);
assert(norm(R1' * R1 - A - x * x') < 1e-13)
R2 = cholupdate(R1, x, '-');
assert(norm(R2' * R2 - A) < 1e-13)
R3 = choldelete(R, 2);
assert(norm(R3' * R3 - A([1 3], [1 3])) < 1e-14)
R4 = cholinsert(R3, 2, A(:, 2));
assert(norm(R4' * R4 - A) < 1e-13)
R5 = cholshift(R, 1, 3);
assert(norm(R5' * R5 - A([2 3 1], [2 3 1])) < 1e-13)
[Q, R] = qr(A);
[Q1, R1] = qrinsert(Q, R, 2, x);
assert(norm(Q1 * R1 - [A(:, 1), x, A(:, 2:3)]) < 1e-13)
[Q1, R1] = qrdelete(Q, R, 2);
assert(norm(Q1 * R1 - A(:, [1 3])) < 1e-13)
assert(isbanded([1 1; 0 1], 0, 1) && ~isbanded([1 1; 1 1], 0, 1) && bandwidth(triu(ones(3)), 'upper') == 2)
[G, y] = planerot([3; 4]);
assert(norm(G * [3; 4] - [5; 0]) < 1e-14 && norm(y - [5; 0]) < 1e-14 && norm(givens(1, 1) - [1 1; -1 1] / sqrt(2)) < 1e-15)
assert(abs(subspace([1; 0], [1; 1]) - pi / 4) < 1e-14 && abs(normest(A) - norm(A)) < 1e-5 && abs(condest(A) - cond(A, 1)) < 1e-10)
C = pagemtimes(cat(3, [1 2; 3 4], eye(2)), [1; 1]);
assert(isequal(C, cat(3, [3; 7], [1; 1])) && isequal(size(pagetranspose(ones(2, 3, 4))), [3 2 4]))
assert(norm(funm([1 1; 0 2], @sin) - [sin(1), sin(2) - sin(1); 0, sin(2)]) < 1e-13 && isdefinite(A) && isequal(vech([1 2; 3 4]), [1; 3; 4]))
[b, v, r] = ols([1; 2; 3], [1 1; 1 2; 1 3]);
assert(norm(b - [0; 1]) < 1e-13 && norm(r) < 1e-13)
for c = {{[1 2; 3 4; 5 6], [7 8; 9 1]}, {magic(3), eye(3)}, {[1 2 3; 4 5 7], [1 0 1; 2 1 0]}, {[1 2i; 3 4], [5 6; 7 8]}}
    [U, V, X, C, S] = gsvd(c{1}{:});
    assert(norm(U * C * X' - c{1}{1}) < 1e-13 && norm(V * S * X' - c{1}{2}) < 1e-13 && norm(C' * C + S' * S - eye(size(C, 2))) < 1e-14)
end
[y, h] = mgorth([1; 2; 3], [1; 0; 0]);
assert(norm(y - [0; 2; 3] / sqrt(13)) < 1e-15 && norm(h - [1; sqrt(13)]) < 1e-15)
