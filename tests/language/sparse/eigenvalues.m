% eigs and svds, dense and by iteration; condition estimates
n = 150;
e = ones(n, 1);
A = spdiags([-e 2 * e -e], -1:1, n, n);
d = 4 * sin((1:n)' * pi / (2 * (n + 1))) .^ 2;
assert(norm(eigs(A, 4) - d(n:-1:n - 3)) < 1e-10)
assert(norm(eigs(A, 4, 'smallestabs') - d(4:-1:1)) < 1e-10 && norm(eigs(A, 3, 'sa') - d(1:3)) < 1e-10)
assert(norm(eigs(A, 4, 'be') - d([1 2 n - 1 n])) < 1e-10)
[~, order] = sort(abs(d - 1.2));
assert(norm(sort(eigs(A, 3, 1.2)) - sort(d(order(1:3)))) < 1e-10)
[V, D, flag] = eigs(A, 3);
assert(flag == 0 && norm(A * V - V * D) < 1e-10 && norm(V' * V - eye(3)) < 1e-10 && isequal(size(D), [3 3]))
assert(norm(eigs(@(x) A * x, n, 2, 'lm', struct('issym', true)) - d(n:-1:n - 1)) < 1e-10)
assert(norm(eigs(@(x) A \ x, n, 2, 'sm', struct('issym', true)) - d(2:-1:1)) < 1e-10)
B = spdiags(2 * e, 0, n, n);
assert(norm(eigs(A, B, 3) - d(n:-1:n - 2) / 2) < 1e-10 && norm(eigs(A, B, 2, 'sm') - d(2:-1:1) / 2) < 1e-10)
G = A + spdiags((1:n)', 0, n, n) + sparse(1, n, 5, n, n);
g = eig(full(G));
[~, order] = sort(abs(g), 'descend');
assert(norm(sort(real(eigs(G, 4))) - sort(real(g(order(1:4))))) < 1e-8)
% small ones
S = sparse([4 1 0; 1 3 1; 0 1 2]);
s = svd(full(S));
assert(norm(svds(S, 2) - s(1:2)) < 1e-12 && abs(svds(S, 1, 'smallest') - s(3)) < 1e-12)
[U, T, W] = svds(A, 3);
assert(norm(A * W - U * T) < 1e-8 && norm(diag(T) - d(n:-1:n - 2)) < 1e-8)
assert(abs(normest(A, 1e-3) - d(n)) < 0.2 && abs(normest1(A) - 4) < 1e-12)
assert(abs(condest(A) / cond(full(A), 1) - 1) < 0.5 && condest(sparse([1 1; 1 1])) == Inf)
try
    eigs(S, 9);
    error('no error')
catch err
    assert(contains(err.message, 'exceeds available eigenvalues'))
end
M = magic(10);
B = cos(M) + 1i * sin(M);
assert(numel(eigs(sin(M) + 1i * cos(M), B * B', 4)) == 4)
