% matrix products, division and powers
A = [4 1; 2 3];
assert(isequal(A * A, [18 7; 14 11]) && isequal(A * [1; 1], [5; 5]) && isequal([1 1] * A, [6 4]))
assert(isequal([1 2 3] * [4; 5; 6], 32))
assert(norm(A \ [5; 5] - [1; 1]) < 1e-14 && norm([5 5] / A - [5 5] * inv(A)) < 1e-14)
assert(isequal(A ^ 2, A * A) && isequal(A ^ 0, eye(2)) && norm(A ^ -1 * A - eye(2)) < 1e-14)
R = A ^ 0.5;
assert(norm(R * R - A) < 1e-13)
assert(norm(2 ^ [1 0; 0 3] - [2 0; 0 8]) < 1e-13)
assert(isequal(triu(ones(3)) \ [3; 2; 1], [1; 1; 1]))
x = [1 1; 1 2; 1 3] \ [1; 2; 2];
assert(norm(x - [2 / 3; 1 / 2]) < 1e-14)
assert(isequal(size(zeros(3, 0) * zeros(0, 2)), [3 2]))
lastwarn('');
warning('off', 'MATLAB:singularMatrix')
y = [1 2; 2 4] \ [1; 2];
assert(any(~isfinite(y)))
warning('on', 'MATLAB:singularMatrix')
try
    [1 2] * [3 4];
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:innerdim'))
end
try
    [1 2; 3 4; 5 6] ^ 2;
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:square'))
end
