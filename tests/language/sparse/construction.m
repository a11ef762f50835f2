% sparse, full, nnz, nzmax, nonzeros, find, speye, spones, spalloc ("Constructing Sparse Matrices")
S = sparse([1 2 3 3], [1 2 3 1], [10 20 30 5]);
assert(issparse(S) && strcmp(class(S), 'double') && isequal(size(S), [3 3]))
assert(isnumeric(S) && isfloat(S) && isreal(S) && ~islogical(S) && isa(S, 'double') && isa(S, 'numeric'))
assert(isequal(full(S), [10 0 0; 0 20 0; 5 0 30]) && ~issparse(full(S)))
assert(nnz(S) == 4 && nzmax(S) >= 4 && isequal(nonzeros(S), [10; 5; 20; 30]) && ~issparse(nonzeros(S)))
% equal places add up; zeros vanish
A = sparse([1 1 2 2], [1 1 3 3], [1 2 4 -4]);
assert(isequal(full(A), [3 0 0; 0 0 0]) && nnz(A) == 1)
% scalars expand, any shape is a list
assert(isequal(full(sparse(1:3, 1:3, 7)), 7 * eye(3)))
assert(isequal(full(sparse(2, 1:3, [1 2 3])), [0 0 0; 1 2 3]))
assert(isequal(size(sparse(3, 4)), [3 4]) && nnz(sparse(3, 4)) == 0)
assert(isequal(size(sparse(1, 2, 5, 4, 6)), [4 6]) && nzmax(sparse(1, 2, 5, 4, 6, 50)) == 50)
assert(isequal(size(sparse([], [], [], 2, 3)), [2 3]) && isequal(size(sparse([], [], [])), [0 0]))
assert(isequal(full(sparse([0 1; 2 0])), [0 1; 2 0]) && isequal(sparse(S), S))
% logical and complex
L = sparse([1 2], [1 2], [true false]);
assert(islogical(L) && issparse(L) && nnz(L) == 1 && strcmp(class(full(L)), 'logical'))
assert(islogical(sparse([1 1], [1 1], true)) && isequal(full(sparse([1 1], [1 1], [true true])), true))
Z = sparse([1 2], [1 2], [1i 2 + 3i]);
assert(~isreal(Z) && isequal(full(Z), [1i 0; 0 2 + 3i]) && isreal(sparse(1, 1, complex(2, 0))))
% identities and the like
assert(isequal(full(speye(3)), eye(3)) && isequal(size(speye(2, 3)), [2 3]) && isequal(size(speye([4 2])), [4 2]))
assert(isequal(full(spones(sparse([0 5; -3 0]))), [0 1; 1 0]))
assert(isequal(size(spalloc(5, 6, 100)), [5 6]) && nzmax(spalloc(5, 6, 100)) == 100)
R = sprand(20, 10, 0.25);
assert(issparse(R) && isequal(size(R), [20 10]) && nnz(R) <= 50 && nnz(R) > 30 && all(nonzeros(R) > 0 & nonzeros(R) < 1))
assert(isequal(spones(sprandn(R)), spones(R)))
Y = sprandsym(12, 0.3);
assert(issymmetric(Y) && issparse(Y) && isequal(spones(sprandsym(Y)), spones(Y)))
% find
[i, j, v] = find(S);
assert(isequal([i j v], [1 1 10; 3 1 5; 2 2 20; 3 3 30]))
assert(isequal(find(S), [1; 3; 5; 9]) && isequal(find(S, 2), [1; 3]) && isequal(find(S, 1, 'last'), 9))
assert(isequal(find(sparse([0 1 0 2])), [2 4]) && isequal(find(sparse([0; 1])), 2))
[i, j] = find(L);
assert(isequal([i j], [1 1]))
[~, ~, v] = find(L);
assert(islogical(v))
assert(isequal(full(spfun(@exp, sparse([0 1; 2 0]))), [0 exp(1); exp(2) 0]))
assert(isequal(double(L), sparse([1 0; 0 0])) && strcmp(class(double(L)), 'double') && islogical(logical(S)))
assert(numel(S) == 9 && ndims(S) == 2 && isempty(sparse(0, 3)) && length(sparse(2, 7)) == 7 && ~isscalar(S) && isscalar(sparse(5)))
w = whos('S');
assert(w.sparse && strcmp(w.class, 'double'))
% errors
checkError(@() sparse([1 2], [1 2 3], 1), 'MATLAB:sparse:sizesMismatch', 'Vectors must be the same length.')
checkError(@() sparse(0, 1, 1), 'MATLAB:sparse:nonPosIndex', 'Index into matrix must be positive.')
checkError(@() sparse(1.5, 1, 1), 'MATLAB:sparse:nonIntIndex', 'Index into matrix must be an integer.')
checkError(@() sparse(5, 1, 1, 3, 3), 'MATLAB:sparse:indexOutsideMatrix', 'Index exceeds matrix dimensions.')
checkError(@() single(S), 'MATLAB:unimplementedSparseType', 'Attempt to convert to unimplemented sparse type.')
checkError(@() sparse(zeros(2, 2, 2)), '', 'N-dimensional sparse arrays are not supported.')

function checkError(f, id, text)
    try
        f();
    catch e
        assert(isempty(id) || strcmp(e.identifier, id), '%s', e.identifier)
        assert(strcmp(e.message, text), '%s', e.message)
        return
    end
    error('no error: %s', text)
end
