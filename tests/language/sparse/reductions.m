% functions of sparse matrices that give sparse ones
f = [1 0 -2 0; 0 3 0 0; 5 0 0 NaN];
S = sparse(f);
g = [4 0 -2; 0 0 1; 9 0 0];
G = sparse(g);
assert(issparse(sum(G)) && isequal(full(sum(G)), sum(g)) && isequal(full(sum(G, 2)), sum(g, 2)) && full(sum(G(:))) == sum(g(:)))
assert(issparse(sum(G(:))) && isequaln(full(sum(S)), sum(f)) && isequal(full(sum(sparse(0, 3))), zeros(1, 3)) && isequal(full(sum(G, 'all')), sum(g, 'all')))
assert(isequal(full(any(G)), any(g)) && isequal(full(all(G)), all(g)) && isequal(full(any(G, 2)), any(g, 2)) && islogical(any(G)) && issparse(all(G, 2)))
assert(isequal(full(max(G)), max(g)) && isequal(full(min(G)), min(g)) && isequal(full(max(G, [], 2)), max(g, [], 2)) && issparse(max(G)))
[m, i] = max(G);
[n, j] = max(g);
assert(isequal(full(m), n) && isequal(full(i), j) && isequal(full(max(G, 1)), max(g, 1)) && isequaln(full(max(S)), max(f)))
assert(isequal(full(prod(G)), prod(g)) && isequal(full(cumsum(G)), cumsum(g)) && isequal(full(cumsum(G, 2)), cumsum(g, 2)) && issparse(cumsum(G)))
assert(isequal(full(mean(G)), mean(g)) && isequal(full(sort(G)), sort(g)) && issparse(sort(G)) && isequal(full(diff(G)), diff(g)))
assert(issparse(abs(G)) && isequal(full(abs(G)), abs(g)) && isequal(full(sqrt(G)), sqrt(g)) && isequal(full(sign(G)), sign(g)))
assert(isequal(full(floor(G / 3)), floor(g / 3)) && isequal(full(round(G / 3)), round(g / 3)) && isequal(full(round(G / 3, 2)), round(g / 3, 2)))
assert(isequal(full(cos(G)), cos(g)) && issparse(sin(G)) && isequal(full(exp(G)), exp(g)) && isequal(full(isnan(S)), isnan(f)) && islogical(isnan(S)))
assert(isequal(full(isinf(S)), isinf(f)) && isequal(full(isfinite(S)), isfinite(f)) && isequal(full(mod(G, 3)), mod(g, 3)))
assert(isequal(full(conj(sparse(1i))), -1i) && isequal(full(angle(sparse([1i 0]))), [pi / 2 0]) && isequal(full(dot(G, G)), dot(g, g)))
assert(abs(norm(G, 1) - norm(g, 1)) < 1e-14 && abs(norm(G, 'fro') - norm(g, 'fro')) < 1e-14 && norm(G, Inf) == norm(g, Inf))
assert(abs(norm(sparse([3 4])) - 5) < 1e-14 && ~issparse(norm(G, 1)) && ~issparse(trace(G)))
assert(nnz(S) == 5 && isequal(any(isnan(nonzeros(S))), true))
assert(isequal(full(unique(sparse([3 0 3 1]))), [0 1 3]) && isequal(ismember(sparse(3), [1 3]), true))
assert(issparse(zeros(3, 2, 'like', G)) && isequal(size(zeros(3, 2, 'like', G)), [3 2]) && issparse(eye(2, 'like', G)))
assert(isequal(full(mean(G, 2)), mean(g, 2)) && isequal(full(any(G, 'all')), true) && full(mean(G, 'all')) == mean(g, 'all'))
assert(strcmp(class(double(G)), 'double') && issparse(double(G)) && islogical(cast(G, 'logical')))
