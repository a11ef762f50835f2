function [R1, err] = cholinsert(R, j, x)
%CHOLINSERT Cholesky factor after inserting a row and a column
%   R1 = CHOLINSERT(R, J, X) is the factor of the matrix A1 with A1(:, J) = X and A1 without row and column J equal to
%   R'*R. [R1, ERR] gives ERR = 1 instead of an error if A1 is not positive definite.
%
%   See also chol, cholupdate, choldelete.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    n = size(R, 1);
    if size(R, 2) ~= n || numel(x) ~= n + 1
        error('MATLAB:cholinsert:sizes', 'cholinsert: dimension mismatch between R and X.');
    end
    if ~(isscalar(j) && j == fix(j) && j >= 1 && j <= n + 1)
        error('MATLAB:cholinsert:index', 'cholinsert: index J out of range.');
    end
    A = R' * R;
    p = [1:j - 1, j + 1:n + 1];
    A1 = zeros(n + 1, class([R([]), x([])]));
    A1(p, p) = A;
    A1(:, j) = x;
    A1(j, :) = x';
    if imag(x(j)) ~= 0
        err = 3;
        R1 = R;
    else
        [R1, err] = chol(A1);
    end
    if err ~= 0
        err = max(1, double(err == 3) * 3);
        R1 = R;
        if nargout < 2
            error('MATLAB:cholinsert:notPositive', 'cholinsert: the matrix after insertion is not positive definite.');
        end
    end
end
