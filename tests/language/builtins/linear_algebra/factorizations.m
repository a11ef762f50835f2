% lu, chol, qr, svd, eig, schur, hess, qz, balance, expm, logm, sqrtm: MATLAB documentation pages of these names.
near = @(a, b) isequal(size(a), size(b)) && (isempty(a) || max(abs(double(a(:)) - double(b(:)))) < 1e-12 * max(1, max(abs(double(b(:))))));
A = [4 1 2; 1 3 0; 2 0 5];
B = [1 2; 3 4];
T = [1 2; 3 4; 5 6];
for c = {A, B, [1 2i; 3 4+i], T, T', single(B)}
    M = c{1};
    tol = 200 * eps(class(M)) * norm(M);
    [q, r] = qr(M);
    assert(norm(q * r - M) < tol && norm(q' * q - eye(size(q))) < tol && isa(q, class(M)))
    [q, r] = qr(M, 'econ');
    assert(norm(q * r - M) < tol && size(q, 2) == min(size(M)))
    [q, r, p] = qr(M, 0);
    assert(norm(q * r - M(:, p)) < tol && isrow(p))
    [q, r, P] = qr(M);
    assert(norm(q * r - M * P) < tol)
    [u, s, v] = svd(M);
    assert(norm(u * s * v' - M) < tol && isequal(size(s), size(M)))
    [u, s, v] = svd(M, 'econ', 'vector');
    assert(norm(u * diag(s) * v' - M) < tol && iscolumn(s))
    [l, u, p] = lu(M);
    assert(norm(l * u - p * M) < tol && istril(l) && istriu(u))
    [l, u] = lu(M);
    assert(norm(l * u - M) < tol)
    [l, u, p] = lu(M, 'vector');
    assert(norm(l * u - M(p, :)) < tol)
    x = pinv(M);
    assert(norm(M * x * M - M) < tol)
end
assert(near(chol(A)' * chol(A), A) && near(chol(A, 'lower') * chol(A, 'lower')', A))
[R, flag] = chol([1 2; 2 1]);
assert(flag == 2 && R == 1)
for c = {A, B, [0 1; -1 0], [1 2i; 3 4], single(B)}
    M = c{1};
    tol = 100 * eps(class(M)) * norm(M);
    [v, d, w] = eig(M);
    assert(norm(M * v - v * d) < tol && norm(w' * M - d * w') < tol && isa(v, class(M)))
    [u, t] = schur(M);
    assert(norm(u * t * u' - M) < tol)
    [u, t] = schur(M, 'complex');
    assert(norm(u * t * u' - M) < tol && istriu(t))
    [p, h] = hess(M);
    assert(norm(p * h * p' - M) < tol)
    [aa, bb, q, z] = qz(M, M + eye(2 + (size(M, 1) == 3)));
    assert(norm(q * M * z - aa) < tol)
    [t, b] = balance(M);
    assert(norm(t \ M * t - b) < tol)
end
assert(isreal(eig(B)) && ~isreal(eig([0 1; -1 0])) && isequal(eig(diag([3 1 2])), [1; 2; 3]))
[v, d] = eig(B, 'vector');
assert(iscolumn(d))
[v, d] = eig(A, [2 0 0; 0 3 1; 0 1 4]);
assert(norm(A * v - [2 0 0; 0 3 1; 0 1 4] * v * d) < 1e-13 && near(v' * [2 0 0; 0 3 1; 0 1 4] * v, eye(3)))
[v, d] = eig(B, [5 6i; 7 8]);
assert(norm(B * v - [5 6i; 7 8] * v * d) < 1e-13)
assert(near(expm([0 1; -1 0]), [cos(1) sin(1); -sin(1) cos(1)]) && isequal(expm(zeros(2)), eye(2)))
assert(near(expm(10 * B / 5), expm(B)^2) && isa(expm(single(B)), 'single'))
assert(near(logm(expm(B / 5)), B / 5) && isequal(logm(eye(2)), zeros(2)) && near(logm([1 1; 0 1]), [0 1; 0 0]))
assert(near(sqrtm([7 10; 15 22])^2, [7 10; 15 22]) && isreal(sqrtm(A)) && near(sqrtm(-eye(2)), 1i * eye(2)))
assert(near(sylvester(B, A, [1 2 3; 4 5 6]), sylvester(B, A, [1 2 3; 4 5 6])))
X = sylvester(B, A, [1 2 3; 4 5 6]);
assert(near(B * X + X * A, [1 2 3; 4 5 6]))
[u, t] = schur([1 2; 0 3]);
[u, t] = ordschur(u, t, [0 1]);
assert(abs(t(1) - 3) < 1e-14 && near(u * t * u', [1 2; 0 3]))
assert(rank(magic(4)) == 3 && cond(eye(3)) == 1 && isinf(cond([1 0; 0 0])) && abs(cond(B, 1) - 21) < 1e-12)
assert(near(null([1 1; 1 1]), [1; -1] / sqrt(2)) || near(null([1 1; 1 1]), [-1; 1] / sqrt(2)))
assert(isequal(null([1 2; 2 4], 'r'), [-2; 1]) && isequal(rref([1 2; 3 4]), eye(2)))
assert(issymmetric(A) && ~issymmetric(B) && issymmetric([0 1; -1 0], 'skew') && ishermitian([1 i; -i 2]))
assert(det(zeros(0)) == 1 && isinf(rcond(zeros(0))) && isequal(inv(zeros(0)), zeros(0)) && isa(det(single(B)), 'single'))
ids = {};
for f = {@() inv(T), @() chol(-A), @() eig([1 NaN; 1 1]), @() svd([1 Inf]), @() eig(A, 'none'), @() det(T)}
    try
        f{1}();
        ids{end + 1} = ''; %#ok<SAGROW>
    catch e
        ids{end + 1} = e.identifier; %#ok<SAGROW>
    end
end
assert(isequal(ids, {'MATLAB:square', 'MATLAB:posdef', 'MATLAB:eig:matrixWithNaNInf', 'MATLAB:svd:matrixWithNaNInf', ...
    'MATLAB:eig:invalidOption', 'MATLAB:square'}))
