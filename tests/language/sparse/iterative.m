% pcg, bicg, bicgstab, cgs, gmres, minres, qmr, tfqmr, lsqr, with matrices, functions and preconditioners
n = 60;
e = ones(n, 1);
A = spdiags([-e 2.1 * e -e], -1:1, n, n);
G = spdiags([-1.2 * e 2.5 * e -0.7 * e], -1:1, n, n);
x = (1:n)' / n;
b = A * x;
c = G * x;
[y, flag, relres, iter, resvec] = pcg(A, b, 1e-10, 200);
assert(flag == 0 && relres <= 1e-10 && norm(y - x) < 1e-7 && numel(resvec) == iter + 1 && abs(resvec(1) - norm(b)) < 1e-12)
L = ichol(A);
[y, flag, ~, fast] = pcg(A, b, 1e-10, 200, L, L');
assert(flag == 0 && fast < iter && norm(y - x) < 1e-7)
[y, flag] = pcg(@(v) A * v, b, 1e-10, 200, @(v) L \ v, @(v) L' \ v, ones(n, 1));
assert(flag == 0 && norm(y - x) < 1e-7)
[~, flag, ~, iter] = pcg(A, b, 1e-12, 2);
assert(flag == 1 && iter <= 2)
[L, U] = ilu(G);
solvers = {@bicg, @bicgstab, @cgs, @qmr, @tfqmr};
for k = 1:numel(solvers)
    [y, flag, relres] = solvers{k}(G, c, 1e-10, 300);
    assert(flag == 0 && relres <= 1e-10 && norm(y - x) < 1e-6, func2str(solvers{k}))
    [y, flag] = solvers{k}(G, c, 1e-10, 300, L, U);
    assert(flag == 0 && norm(y - x) < 1e-6, func2str(solvers{k}))
    [y, flag, relres, iter] = solvers{k}(G, zeros(n, 1));
    assert(flag == 0 && all(y == 0) && relres == 0 && iter == 0)
end
[y, flag, ~, iter] = gmres(G, c, [], 1e-10, n);
assert(flag == 0 && norm(y - x) < 1e-7 && isequal(size(iter), [1 2]))
[y, flag] = gmres(G, c, 20, 1e-10, 30, L, U);
assert(flag == 0 && norm(y - x) < 1e-7)
Z = G + 0.3i * speye(n);
[y, flag] = gmres(Z, Z * x, [], 1e-10, n);
assert(flag == 0 && norm(y - x) < 1e-7)
I = A - 1.5 * speye(n);
[y, flag] = minres(I, I * x, 1e-10, 300);
assert(flag == 0 && norm(y - x) < 1e-6)
R = [G; speye(n)];
[y, flag] = lsqr(R, R * x, 1e-10, 300);
assert(flag == 0 && norm(y - x) < 1e-7)
f = @(v, mode) transposable(G, v, mode);
[y, flag] = bicg(f, c, 1e-10, 300);
assert(flag == 0 && norm(y - x) < 1e-6)
[y, flag] = lsqr(f, c, 1e-12, 300);
assert(norm(y - x) < 1e-6)
text = evalc('z = pcg(A, b, 1e-8, 200);');
assert(startsWith(text, 'pcg converged at iteration ') && contains(text, 'to a solution with relative residual'))
try
    pcg(A, ones(3, 1));
    error('no error')
catch err
    assert(strcmp(err.identifier, 'MATLAB:pcg:RSHsizeMatchCoeffMatrix'))
end

function y = transposable(G, v, mode)
    if strcmp(mode, 'transp')
        y = G' * v;
    else
        y = G * v;
    end
end
