% which results are sparse, and their values ("Sparse Matrix Operations")
S = sparse([0 2 0; 3 0 -1]);
T = sparse([1 0 0; 3 4 0]);
F = [1 2 3; 4 5 6];
f = full(S);
t = full(T);
assert(issparse(S + T) && isequal(full(S + T), f + t) && isequal(full(S - T), f - t))
assert(~issparse(S + F) && isequal(S + F, f + F) && ~issparse(F - S) && isequal(F - S, F - f))
assert(~issparse(S + 1) && isequal(S + 1, f + 1) && isequal(2 - S, 2 - f))
assert(issparse(S .* T) && isequal(full(S .* T), f .* t) && issparse(S .* F) && isequal(full(F .* S), F .* f))
assert(issparse(S * 2) && isequal(full(2 * S), 2 * f) && issparse(S / 2) && isequal(full(S / 2), f / 2) && issparse(2 .\ S))
assert(issparse(S ./ F) && isequal(full(S ./ F), f ./ F) && issparse(S .^ 2) && isequal(full(S .^ 2), f .^ 2))
assert(isequal(full(S .^ 0), ones(2, 3)) && isequaln(full(S ./ 0), f ./ 0) && isequaln(full(S .* NaN), f .* NaN))
assert(isequaln(full(S .* [Inf 1 1; 1 1 1]), f .* [Inf 1 1; 1 1 1]) && isequaln(full(S ./ T), f ./ t))
assert(isequal(full((-S) .^ 0.5), (-f) .^ 0.5) && ~isreal((-S) .^ 0.5))
assert(issparse(-S) && isequal(full(-S), -f) && isequal(+S, S))
% broadcasting
assert(issparse(S .* sparse([1 2 3])) && isequal(full(S .* [1 2 3]), f .* [1 2 3]) && isequal(full(S .* [10; 20]), f .* [10; 20]))
assert(isequal(full(S + sparse([1; 2])), f + [1; 2]) && isequal(S + [1; 2], f + [1; 2]))
% comparisons and logic
assert(issparse(S > 0) && islogical(S > 0) && isequal(full(S > 0), f > 0) && isequal(full(S == 0), f == 0))
assert(isequal(full(S >= T), f >= t) && isequal(full(S ~= F), f ~= F) && issparse(S < F) && isequal(full(1 < S), 1 < f))
assert(issparse(S & T) && isequal(full(S & T), f & t) && isequal(full(S | T), f | t) && isequal(full(~S), ~f) && issparse(~S))
assert(isequal(full(xor(S, T)), xor(f, t)) && isequal(full(S & F), f & F) && isequal(full(S | 0), f | 0))
% matrix products
assert(issparse(S * T') && isequal(full(S * T'), f * t') && ~issparse(S * F') && isequal(S * F', f * F') && isequal(F' * S, F' * f))
assert(isequal(S * [1; 2; 3], f * [1; 2; 3]) && isequal([1 2] * S, [1 2] * f) && ~issparse(S * [1; 2; 3]))
assert(issparse(S') && isequal(full(S'), f') && isequal(full(S.'), f.'))
Q = sparse([2 1; 0 3]);
assert(issparse(Q ^ 3) && isequal(full(Q ^ 3), full(Q) ^ 3) && isequal(full(Q ^ 0), eye(2)) && norm(full(Q ^ -1) - inv(full(Q))) < 1e-14)
% complex
Z = sparse([1 + 2i 0; 0 -1i]);
z = full(Z);
assert(isequal(full(Z'), z') && isequal(full(Z.'), z.') && isequal(full(Z * Z), z * z) && isreal(Z * conj(Z)))
assert(isequal(full(Z + sparse([1 1; 0 0])), z + [1 1; 0 0]) && isequal(Z * [1; 2i], z * [1; 2i]) && isequal(full(2i * Q), 2i * full(Q)))
assert(isreal(Z - Z) && nnz(Z - Z) == 0 && isequal(full(real(Z)), real(z)) && isequal(full(imag(Z)), imag(z)) && isequal(full(abs(Z)), abs(z)))
% classes: logical counts, char counts, the rest is refused
L = S > 0;
assert(strcmp(class(L + L), 'double') && strcmp(class(L * 2), 'double') && strcmp(class(-L), 'double') && isequal(full(sum(L)), sum(f > 0)))
try
    S * single(2);
    error('no error')
catch e
    assert(strcmp(e.message, 'MTIMES (*) is not supported for one sparse argument and one single argument.'))
end
try
    S + int8(1);
    error('no error')
catch e
    assert(strcmp(e.message, 'PLUS (+) is not supported for one sparse argument and one int8 argument.'))
end
try
    S * S;
    error('no error')
catch e
    assert(strcmp(e.identifier, 'MATLAB:innerdim'))
end
try
    S + sparse(ones(3, 3));
    error('no error')
catch e
    assert(strcmp(e.identifier, 'MATLAB:sizeDimensionsMustMatch'))
end
% conditions and loops
if sparse([1 2]), n = 1; else, n = 2; end
assert(n == 1)
if sparse([1 0]), n = 1; else, n = 2; end
assert(n == 2 && (sparse(1) && true) && ~(sparse(0) || false))
total = 0;
columns = 0;
for c = S
    assert(issparse(c) && isequal(size(c), [2 1]))
    total = total + sum(c);
    columns = columns + 1;
end
assert(total == 4 && columns == 3)
assert(isequal(1:sparse(3), 1:3) && isequal(zeros(sparse(2), 3), zeros(2, 3)))
switch sparse(2)
    case 1, n = 1;
    case 2, n = 2;
end
assert(n == 2)
% copies are values
A = S;
A(1, 1) = 99;
assert(S(1, 1) == 0 && A(1, 1) == 99)
