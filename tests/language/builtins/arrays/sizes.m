% Documentation: size, numel, length, ndims, isempty, isvector
A = zeros(2, 3, 4);
assert(isequal(size(A), [2 3 4]) && size(A, 2) == 3 && size(A, 5) == 1)
[r, c] = size(A);
assert(r == 2 && c == 12)
[a, b, c, d] = size(A);
assert(isequal([a b c d], [2 3 4 1]))
assert(isequal(size(A, [1 3]), [2 4]) && isequal(size(A, 1, 2), [2 3]))
assert(numel(A) == 24 && ndims(A) == 3 && length(A) == 4 && length(zeros(0, 5)) == 0)
assert(isempty([]) && isempty(zeros(0, 3)) && ~isempty(0) && isempty('') && ~isempty(' '))
assert(isrow([1 2]) && iscolumn([1; 2]) && isvector(1:3) && isscalar(5) && ismatrix(zeros(2)))
assert(isvector(1) && ~isvector(zeros(2)) && ~ismatrix(A))
try
    size(1, 0);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:getdimarg:dimensionMustBePositiveInteger'))
end
