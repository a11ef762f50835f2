% \ and / by structure: diagonal, triangular, banded, definite, general, rectangular ("mldivide")
rng(3)
n = 30;
e = ones(n, 1);
T = spdiags([-e 2 * e -e], -1:1, n, n);
I = speye(n);
A = kron(T, I) + kron(I, T);
b = A * (1:n * n)';
x = A \ b;
assert(~issparse(x) && norm(x - (1:n * n)') < 1e-8)
assert(norm(T \ (T * (1:n)') - (1:n)') < 1e-9 && norm((1:n) * T / T - (1:n)) < 1e-9)
G = A + sprand(n * n, n * n, 0.001);
assert(norm(G * (G \ b) - b) < 1e-8 * norm(b))
U = triu(G) + 5 * speye(n * n);
assert(norm(U * (U \ b) - b) < 1e-8 * norm(b) && norm(U' * (U' \ b) - b) < 1e-8 * norm(b))
D = spdiags((1:n)', 0, n, n);
assert(norm(D \ (1:n)' - e) < 1e-14)
% sparse right sides, complex ones
X = T \ speye(n);
assert(issparse(X) && norm(full(T * X - I)) < 1e-10)
Z = T + 1i * sparse(1:n, 1:n, 1:n);
assert(norm(Z * (Z \ e) - e) < 1e-12 && norm(T * (T \ (1i * e)) - 1i * e) < 1e-12)
assert(norm(full(Z * (Z \ speye(n)) - I)) < 1e-12)
% least squares and underdetermined systems
R = sparse([1 0; 0 2; 1 1]);
assert(norm(R \ [1; 2; 3] - full(R) \ [1; 2; 3]) < 1e-13 && norm(R' * (R' \ [1; 2]) - [1; 2]) < 1e-13)
assert(issparse(R \ sparse([1; 2; 3])))
% scalars
assert(issparse(T / 2) && isequal(full(2 \ T), full(T) / 2) && issparse(sparse(4) / sparse(2)) && full(sparse(4) / sparse(2)) == 2)
% warnings
text = evalc('y = sparse([1 0; 0 0]) \ [1; 1];');
assert(contains(text, 'Warning: Matrix is singular to working precision.') && any(isinf(y)))
[~, id] = lastwarn;
assert(strcmp(id, 'MATLAB:singularMatrix'))
text = evalc('y = sparse([1 1; 1 1]) \ [1; 1];');
assert(contains(text, 'Warning: Matrix is singular to working precision.'))
try
    T \ ones(3, 1);
    error('no error')
catch err
    assert(strcmp(err.identifier, 'MATLAB:dimagree') && strcmp(err.message, 'Matrix dimensions must agree.'))
end
