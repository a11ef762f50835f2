% ilu and ichol: without fill they meet A on its pattern; with a zero threshold they are the factorizations
n = 6;
e = ones(n, 1);
T = spdiags([-e 4 * e -e], -1:1, n, n);
A = kron(T, speye(n)) + kron(speye(n), T) + sparse(1, 3, 0.5, n * n, n * n);
[L, U] = ilu(A);
assert(istril(L) && istriu(U) && isequal(spones(L + U), spones(A)) && all(diag(L) == 1))
R = (L * U - A) .* spones(A);
assert(norm(R, 1) < 1e-13)
assert(norm(ilu(A) - (L + U - speye(n * n)), 1) < 1e-14)
[L, U] = ilu(A, struct('type', 'crout', 'droptol', 0));
assert(norm(L * U - A, 1) < 1e-12)
[L, U] = ilu(A, struct('type', 'crout', 'droptol', 0.05));
assert(norm(L * U - A, 1) < 1 && nnz(L) < n * n * 6)
for milu = {'row', 'col'}
    [L, U] = ilu(A, struct('type', 'nofill', 'milu', milu{1}));
    if strcmp(milu{1}, 'row')
        assert(norm(L * (U * ones(n * n, 1)) - A * ones(n * n, 1)) < 1e-11)
    else
        assert(norm((ones(1, n * n) * L) * U - ones(1, n * n) * A) < 1e-11)
    end
end
M = A;
M(1, 1) = 0;
[L, U, P] = ilu(M, struct('type', 'ilutp', 'droptol', 0));
assert(norm(L * U - P * M, 1) < 1e-11 && istril(L) && istriu(U))
[L, U] = ilu(M, struct('type', 'ilutp', 'droptol', 0));
assert(norm(L * U - M, 1) < 1e-11)
[L, U, P] = ilu(M, struct('type', 'ilutp', 'droptol', 0, 'milu', 'row'));
assert(norm(L * U - M * P, 1) < 1e-11)
S = kron(T, speye(n)) + kron(speye(n), T);
L = ichol(S);
assert(istril(L) && isequal(spones(L), spones(tril(S))) && norm((L * L' - S) .* spones(S), 1) < 1e-12)
L = ichol(S, struct('type', 'ict', 'droptol', 0));
assert(norm(L * L' - S, 1) < 1e-12)
L = ichol(S, struct('michol', 'on'));
assert(norm(L * (L' * ones(n * n, 1)) - S * ones(n * n, 1)) < 1e-11)
U = ichol(S, struct('shape', 'upper'));
assert(istriu(U) && norm(U' - ichol(S), 1) < 1e-13)
H = sparse([2 1i; -1i 2]);
L = ichol(H);
assert(norm(full(L * L' - H)) < 1e-14)
check(@() ichol(sparse([1 2; 2 1])), 'MATLAB:ichol:Breakdown')
check(@() ilu(M), 'MATLAB:ilu:ZeroDiagonal')
check(@() ilu([1 2; 3 4]), 'MATLAB:ilu:NonSparseMatrix')

function check(f, id)
    try
        f();
    catch e
        assert(strcmp(e.identifier, id), e.identifier)
        return
    end
    error('no error')
end
