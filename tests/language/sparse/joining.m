% concatenation, reshape, repmat, kron, diag, tril, triu
f = [1 0; 0 2];
S = sparse(f);
assert(issparse([S, f]) && isequal(full([S, f; f, S]), [f f; f f]) && issparse([S; 1 2]) && isequal(full([S; 1 2]), [f; 1 2]))
assert(isequal(full([S, [], S]), [f f]) && isequal(full([S; zeros(0, 2)]), f) && isequal(full(horzcat(S, S, 5 * S)), [f f 5 * f]))
assert(isequal(full(cat(1, S, S)), [f; f]) && isequal(full(cat(2, S, S)), [f f]) && isequal(full([sparse([]) S]), f))
assert(islogical([S > 0, true(2)]) && strcmp(class([S > 0, S]), 'double') && ~isreal([S, 1i * S]))
assert(isequal(full(blkdiag(S, 3)), blkdiag(f, 3)) && issparse(blkdiag(S, 3)))
assert(isequal(full(reshape(S, 1, 4)), reshape(f, 1, 4)) && isequal(full(reshape(S, [4 1])), f(:)) && isequal(size(reshape(S, [], 1)), [4 1]))
assert(isequal(full(repmat(S, 2, 3)), repmat(f, 2, 3)) && issparse(repmat(S, 2)) && isequal(full(repmat(S, [1 2])), [f f]))
assert(isequal(full(kron(S, [1 2])), kron(f, [1 2])) && issparse(kron(ones(2), S)) && isequal(full(kron(S, S)), kron(f, f)))
g = magic(4) .* (mod(magic(4), 3) == 0);
G = sparse(g);
for k = -4:4
    assert(isequal(full(diag(G, k)), diag(g, k)) && issparse(diag(G, k)))
    assert(isequal(full(tril(G, k)), tril(g, k)) && isequal(full(triu(G, k)), triu(g, k)))
    assert(isequal(full(diag(sparse([1 0 3]), k)), diag([1 0 3], k)) && isequal(full(diag(sparse([1; 0; 3]), k)), diag([1 0 3], k)))
end
assert(trace(G) == trace(g) && isequal(full(fliplr(G)), fliplr(g)) && issparse(flipud(G)) && isequal(full(circshift(G, 1)), circshift(g, 1)))
assert(isequal(full(permute(G, [2 1])), g') && isequal(full(rot90(G)), rot90(g)))
% structure
assert(isdiag(S) && ~isdiag(G) && istriu(triu(G)) && istril(tril(G)) && ~istril(G) && issymmetric(S) && ~issymmetric(G) && ishermitian(S))
assert(ishermitian(sparse([1 2i; -2i 1])) && ~issymmetric(sparse([1 2i; -2i 1])))
% equality
assert(isequal(S, f) && isequal(f, S) && ~isequal(S, 2 * S) && isequal({S}, {f}) && ~isequal(S, [1 0 0; 0 2 0]) && isequaln(sparse(NaN), NaN))
% containers and calls
c = {S, 1};
assert(issparse(c{1}) && isequal(cellfun(@nnz, c), [2 1]) && isequal(cellfun(@issparse, c), [true false]))
d = cellfun(@(x) x * 2, c, 'UniformOutput', false);
assert(issparse(d{1}) && isequal(full(d{1}), 2 * f))
h = arrayfun(@(k) S(:, k), 1:2, 'UniformOutput', false);
assert(issparse(h{2}) && isequal(full(h{2}), f(:, 2)) && isequal(arrayfun(@(x) full(x), S), f))
s = struct('m', S);
assert(issparse(s.m) && issparse(feval(@(x) x, S)) && issparse(getfield(s, 'm')))
[p, q] = deal(S, 2);
assert(issparse(p) && q == 2)
m = containers.Map();
m('a') = S;
assert(issparse(m('a')))
assert(sprintf('%d ', S) == "1 0 0 2 " && strcmp(num2str(sparse(5)), '5'))
