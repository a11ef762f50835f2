% lu, chol, qr, inv, det of sparse matrices
rng(5)
n = 20;
A = sprand(n, n, 0.2) + 3 * speye(n);
a = full(A);
[L, U] = lu(A);
assert(issparse(L) && issparse(U) && norm(L * U - A, 1) < 1e-12 && istriu(U))
[L, U, P] = lu(A);
assert(norm(L * U - P * A, 1) < 1e-12 && istril(L) && isequal(P * P', speye(n)))
[L, U, P, Q] = lu(A);
assert(norm(L * U - P * A * Q, 1) < 1e-12 && istril(L) && istriu(U))
[L, U, P, Q, D] = lu(A);
assert(norm(L * U - P * (D \ A) * Q, 1) < 1e-12)
[L, U, p, q] = lu(A, 'vector');
assert(norm(L * U - A(p, q), 1) < 1e-12)
[L, U, P] = lu(1i * A);
assert(norm(L * U - P * (1i * A), 1) < 1e-12)
S = A * A' + speye(n);
R = chol(S);
assert(issparse(R) && istriu(R) && norm(R' * R - S, 1) < 1e-11 && norm(full(R) - chol(full(S))) < 1e-11)
L = chol(S, 'lower');
assert(istril(L) && norm(L * L' - S, 1) < 1e-11)
[R, flag, P] = chol(S);
assert(flag == 0 && norm(R' * R - P' * S * P, 1) < 1e-11)
[R, flag, p] = chol(S, 'vector');
assert(flag == 0 && norm(R' * R - S(p, p), 1) < 1e-11)
[~, flag] = chol(sparse([1 0 0; 0 -1 0; 0 0 1]));
assert(flag == 2)
H = sparse([2 1i; -1i 2]);
R = chol(H);
assert(norm(full(R' * R - H)) < 1e-14)
try
    chol(sparse([1 2; 2 1]));
    error('no error')
catch e
    assert(strcmp(e.identifier, 'MATLAB:posdef') && strcmp(e.message, 'Matrix must be positive definite.'))
end
B = A(:, 1:8);
R = qr(B);
assert(issparse(R) && norm(R' * R - B' * B, 1) < 1e-11 && isequal(size(R), [n 8]))
R = qr(B, 0);
assert(isequal(size(R), [8 8]) && istriu(R))
[Q, R] = qr(B);
assert(norm(Q * R - B, 1) < 1e-12 && isequal(size(Q), [n n]))
[Q, R, P] = qr(B);
assert(norm(Q * R - B * P, 1) < 1e-12)
[Q, R, p] = qr(B, 0);
assert(norm(Q * R - B(:, p), 1) < 1e-12 && isequal(size(Q), [n 8]))
[C, R] = qr(B, ones(n, 1), 0);
assert(norm(R \ C - B \ ones(n, 1)) < 1e-11 && ~issparse(C))
assert(issparse(inv(A)) && norm(inv(A) * A - speye(n), 1) < 1e-11 && abs(det(A) / det(a) - 1) < 1e-11)
assert(det(sparse([0 2; 3 0])) == -6 && isreal(det(A)) && abs(det(1i * speye(2)) + 1) < 1e-15)
% orderings
p = amd(S);
assert(isequal(sort(p), 1:n) && isequal(sort(colamd(A)), 1:n) && isequal(sort(symamd(S)), 1:n) && isequal(sort(symrcm(S)), 1:n))
T = sparse([1 4 2 5 3 1 2 3 4 5], [4 1 5 2 5 1 2 3 4 5], 1, 5, 5);
r = symrcm(T);
[i, j] = find(T(r, r));
assert(max(abs(i - j)) <= 2)
assert(sprank(sparse([1 1; 0 0])) == 1 && sprank(speye(4)) == 4 && isequal(dmperm(sparse([0 1; 1 0])), [2 1]))
[p, q, r, s] = dmperm(sparse([1 0 1; 0 1 0; 0 0 1]));
assert(isequal(sort(p), 1:3) && isequal(sort(q), 1:3) && r(end) == 4 && s(end) == 4)
E = spdiags(ones(5, 3), -1:1, 5, 5);
[parent, post] = etree(E);
assert(isequal(parent, [2 3 4 5 0]) && isequal(post, 1:5))
[count, h, parent] = symbfact(E);
assert(isequal(count, [2; 2; 2; 2; 1]) && h == 5 && isequal(parent, [2 3 4 5 0]))
