% Documentation: reshape, permute, squeeze, cat, flip, rot90, circshift, diag, triu, kron, sub2ind
A = reshape(1:6, 2, 3);
assert(isequal(A, [1 3 5; 2 4 6]) && isequal(reshape(1:6, [], 2), [1 4; 2 5; 3 6]))
assert(isequal(size(reshape(1:24, 2, 3, 4)), [2 3 4]))
B = reshape(1:6, 1, 2, 3);
assert(isequal(size(permute(B, [3 1 2])), [3 1 2]) && isequal(squeeze(B), [1 3 5; 2 4 6]))
assert(isequal(permute(A, [2 1]), A'))
assert(isequal(ipermute(permute(B, [3 1 2]), [3 1 2]), B))
assert(isequal(cat(1, [1 2], [3 4]), [1 2; 3 4]) && isequal(size(cat(3, 1, 2)), [1 1 2]))
assert(isequal(horzcat(1, 2), [1 2]) && isequal(vertcat(1, 2), [1; 2]))
assert(isequal(flip([1 2 3]), [3 2 1]) && isequal(fliplr(A), [5 3 1; 6 4 2]) && isequal(flipud(A), [2 4 6; 1 3 5]))
assert(isequal(rot90([1 2; 3 4]), [2 4; 1 3]) && isequal(rot90([1 2; 3 4], 2), [4 3; 2 1]) && isequal(rot90([1 2; 3 4], -1), [3 1; 4 2]))
assert(isequal(circshift(1:5, 2), [4 5 1 2 3]) && isequal(circshift(1:5, -1), [2 3 4 5 1]))
assert(isequal(circshift(A, 1, 2), [5 1 3; 6 2 4]) && isequal(circshift({1, 2}, 1), {2, 1}))
assert(isequal(diag([1 2]), [1 0; 0 2]) && isequal(diag([1 2; 3 4]), [1; 4]) && isequal(diag([1 2; 3 4], 1), 2))
assert(isequal(diag(1, -1), [0 0; 1 0]))
assert(isequal(triu(magic(3)), [8 1 6; 0 5 7; 0 0 2]) && isequal(tril(magic(3), -1), [0 0 0; 3 0 0; 4 9 0]))
assert(isequal(kron([1 2], [1; 1]), [1 2; 1 2]))
assert(isequal(blkdiag(1, [2 3]), [1 0 0; 0 2 3]))
assert(isequal(toeplitz([1 2 3]), [1 2 3; 2 1 2; 3 2 1]))
assert(isequal(sub2ind([2 3], 2, 3), 6) && isequal(sub2ind([2 3], [1 2], [1 3]), [1 6]))
[r, c] = ind2sub([2 3], [1 6]);
assert(isequal(r, [1 2]) && isequal(c, [1 3]))
try
    reshape(1:6, 4, 2);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:getReshapeDims:notSameNumel'))
end
try
    sub2ind([2 3], 3, 1);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:sub2ind:IndexOutOfRange'))
end
