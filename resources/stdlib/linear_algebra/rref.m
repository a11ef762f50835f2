function [R, pivots] = rref(A, tol)
%RREF Reduced row echelon form
%   R = RREF(A) by Gauss-Jordan elimination with partial pivoting. RREF(A, TOL) takes columns whose largest element is
%   below TOL for zero; the default is max(size(A))*eps(class(A))*norm(A, inf). [R, P] = RREF(A) also gives the numbers of
%   the pivot columns.
%
%   See also rank, inv, lu.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ismatrix(A)
        error('MATLAB:rref:matrix', 'rref: A must be a 2-dimensional matrix.');
    end
    [m, n] = size(A);
    if nargin < 2 || isempty(tol)
        tol = eps(class(A)) * max(m, n) * norm(A, inf);
    end
    R = A;
    pivots = zeros(1, 0);
    row = 1;
    for col = 1:n
        if row > m
            break
        end
        [largest, at] = max(abs(R(row:m, col)));
        at = at + row - 1;
        if largest <= tol
            R(row:m, col) = 0;
            continue
        end
        pivots(end + 1) = col; %#ok<AGROW>
        R([at, row], col:n) = R([row, at], col:n);
        R(row, col:n) = R(row, col:n) / R(row, col);
        others = [1:row - 1, row + 1:m];
        R(others, col:n) = R(others, col:n) - R(others, col) * R(row, col:n);
        row = row + 1;
    end
end
