% Documentation: inv, det, lu, chol, qr, svd, eig, rank, pinv, expm, norm
near = @(a, b) max(abs(a(:) - b(:))) < 1e-12;
A = [4 1; 2 3];
assert(near(inv(A) * A, eye(2)) && abs(det(A) - 10) < 1e-12)
[L, U, P] = lu(magic(3));
assert(near(L * U, P * magic(3)) && isequal(tril(L), L) && isequal(triu(U), U))
[L, U] = lu(magic(3));
assert(near(L * U, magic(3)))
R = chol([4 2; 2 3]);
assert(near(R' * R, [4 2; 2 3]))
[~, p] = chol([1 2; 2 1]);
assert(p == 2)
[Q, R] = qr(magic(4));
assert(near(Q * R, magic(4)) && near(Q' * Q, eye(4)))
[Q, R] = qr([1 2; 3 4; 5 6], 0);
assert(isequal(size(Q), [3 2]) && near(Q * R, [1 2; 3 4; 5 6]))
[U, S, V] = svd([1 2; 3 4; 5 6]);
assert(isequal(size(S), [3 2]) && near(U * S * V', [1 2; 3 4; 5 6]))
assert(near(svd([3 0; 0 4]), [4; 3]))
e = eig([2 0; 0 1]);
assert(isequal(e, [1; 2]))
[V, D] = eig(A);
assert(near(A * V, V * D))
assert(near(sort(imag(eig([0 1; -1 0]))), [-1; 1]))
assert(rank(magic(4)) == 3 && rank(zeros(3)) == 0)
assert(near(pinv([1 2; 3 4; 5 6]) * [1 2; 3 4; 5 6], eye(2)))
assert(near(expm(zeros(2)), eye(2)) && near(expm([0 1; 0 0]), [1 1; 0 1]) && abs(expm(1) - exp(1)) < 1e-14)
assert(near(sqrtm([4 0; 0 9]), [2 0; 0 3]))
assert(norm([3 4]) == 5 && norm([1 2; 3 4], 1) == 6 && norm([1 2; 3 4], Inf) == 7 && norm([1 -2 3], 1) == 6 && norm([1 -5], Inf) == 5)
assert(abs(norm([1 2; 3 4]) - 5.464985704219043) < 1e-13 && abs(norm([1 2; 3 4], 'fro') - sqrt(30)) < 1e-14)
assert(norm([]) == 0)
assert(trace([1 2; 3 4]) == 5 && dot([1 2 3], [4 5 6]) == 32 && isequal(cross([1 0 0], [0 1 0]), [0 0 1]))
assert(dot([1i 2], [1i 2]) == 5)
assert(issymmetric([1 2; 2 1]) && ~issymmetric([1 2; 3 1]))
assert(near(null([1 1]), [-1; 1] / sqrt(2)) || near(null([1 1]), [1; -1] / sqrt(2)))
try
    chol([1 2; 2 1]);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:posdef'))
end
try
    inv([1 2 3]);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:square'))
end
