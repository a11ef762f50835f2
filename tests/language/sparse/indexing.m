% reading, writing, deleting, growing ("Accessing Sparse Matrices")
f = [1 0 2 0; 0 3 0 4; 5 0 0 6];
S = sparse(f);
assert(issparse(S(2, 2)) && S(2, 2) == 3 && S(1, 2) == 0 && issparse(S(5)) && S(5) == 3)
assert(issparse(S(:, 2)) && isequal(full(S(:, 2)), f(:, 2)) && isequal(full(S(2, :)), f(2, :)))
assert(isequal(full(S([3 1], [4 1 1])), f([3 1], [4 1 1])) && isequal(full(S(:, end)), f(:, end)) && isequal(full(S(end, 1)), 5))
assert(isequal(full(S([1 1 2], :)), f([1 1 2], :)) && isequal(full(S(3:-1:1, :)), f(3:-1:1, :)) && isequal(full(S(1:2:3, 2:4)), f(1:2:3, 2:4)))
assert(isequal(full(S(:)), f(:)) && isequal(size(S(:)), [12 1]) && isequal(full(S(:, :)), f))
assert(isequal(full(S([1 5; 9 12])), f([1 5; 9 12])) && isequal(full(S(2:6)), f(2:6)) && isequal(full(S(12:-5:1)), f(12:-5:1)))
assert(isequal(full(S(f > 2)), f(f > 2)) && isequal(full(S(S > 2)), f(f > 2)) && isequal(full(S(logical([1 0 1]), :)), f([1 3], :)))
assert(isequal(full(S(:, sparse([0 1 0 1]) > 0)), f(:, [2 4])) && isequal(f(S > 2), f(f > 2)) && isequal(full(S(2, 2, 1)), 3))
assert(isequal(size(S([], :)), [0 4]) && isequal(size(S([])), [0 0]) && isequal(size(S(:, [])), [3 0]))
v = sparse([0 7 0 8]);
assert(isequal(full(v([4 2])), [8 7]) && isequal(full(v([4; 2])), [8 7]) && isequal(full(v(:)), [0; 7; 0; 8]))
x = 10:10:50;
assert(isequal(x(sparse([1 3 5])), [10 30 50]))
% writing
A = S;
A(2, 1) = 9;
A(1, 1) = 0;
g = f;
g(2, 1) = 9;
g(1, 1) = 0;
assert(issparse(A) && isequal(full(A), g) && nnz(A) == 6)
A(:, 3) = [1; 2; 3];
g(:, 3) = [1; 2; 3];
A(2, :) = sparse([0 0 8 0]);
g(2, :) = [0 0 8 0];
assert(isequal(full(A), g))
A([1 3], [2 4]) = [1 2; 3 4];
g([1 3], [2 4]) = [1 2; 3 4];
A(1, [3 1]) = -1;
g(1, [3 1]) = -1;
assert(isequal(full(A), g))
A(A < 0) = 100;
g(g < 0) = 100;
A([1 6 11]) = [7 0 9];
g([1 6 11]) = [7 0 9];
assert(isequal(full(A), g) && issparse(A))
A(:, [1 1]) = [1 2; 1 2; 1 2];
g(:, [1 1]) = [1 2; 1 2; 1 2];
assert(isequal(full(A), g))
A(:) = 1:12;
g(:) = 1:12;
assert(isequal(full(A), g) && issparse(A))
A(:, 2) = 0;
g(:, 2) = 0;
assert(isequal(full(A), g) && nnz(A) == 9)
% growth
A = sparse(2, 2);
A(3, 4) = 5;
assert(isequal(size(A), [3 4]) && A(3, 4) == 5 && nnz(A) == 1)
r = sparse([1 2]);
r(5) = 3;
assert(isequal(full(r), [1 2 0 0 3]))
c = sparse([1; 2]);
c(end + 1) = 3;
c(end + 1, 2) = 4;
assert(isequal(full(c), [1 0; 2 0; 3 0; 0 4]))
e = sparse(0, 0);
e(2, 2) = 1;
assert(isequal(full(e), [0 0; 0 1]))
n = sparse(3, 0);
n(:, end + 1) = [1; 0; 2];
assert(isequal(full(n), [1; 0; 2]))
% complex and logical
B = sparse([1 0; 0 2]);
B(1, 2) = 1i;
assert(~isreal(B) && isequal(full(B), [1 1i; 0 2]))
B(1, 2) = 3;
B(2, 1) = complex(0, 4);
assert(isequal(full(B), [1 3; 4i 2]))
L = sparse([true false]);
L(2) = 5;
assert(islogical(L) && isequal(full(L), [true true]))
% a full array stays full
F = zeros(2);
F(1, :) = sparse([0 4]);
assert(~issparse(F) && isequal(F, [0 4; 0 0]))
% deleting
D = S;
D(:, 2) = [];
h = f;
h(:, 2) = [];
assert(issparse(D) && isequal(full(D), h))
D([1 3], :) = [];
h([1 3], :) = [];
assert(isequal(full(D), h))
D(2) = [];
h(2) = [];
assert(isequal(full(D), h))
D = S;
D(:, logical([1 0 0 1])) = [];
assert(isequal(full(D), f(:, 2:3)))
% in structs and cells
s.A = S;
s.A(1, 1) = 50;
k = {S};
k{1}(2, 2) = 60;
assert(s.A(1, 1) == 50 && k{1}(2, 2) == 60 && issparse(s.A) && issparse(k{1}) && S(1, 1) == 1)
% errors
checkError(@() S(4, 1), 'MATLAB:badsubscript', 'Index in position 1 exceeds array bounds. Index must not exceed 3.')
checkError(@() S(13), 'MATLAB:badsubscript', 'Index exceeds the number of array elements. Index must not exceed 12.')
checkError(@() S(0), 'MATLAB:badsubscript', 'Array indices must be positive integers or logical values.')
try
    S(:, 1) = [1 2];
    error('no error')
catch err
    assert(strcmp(err.identifier, 'MATLAB:subsassigndimmismatch'))
end

function checkError(f, id, text)
    try
        f();
    catch e
        assert(strcmp(e.identifier, id), '%s', e.identifier)
        assert(strcmp(e.message, text), '%s', e.message)
        return
    end
    error('no error: %s', text)
end
