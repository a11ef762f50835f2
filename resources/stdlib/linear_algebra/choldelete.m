function R1 = choldelete(R, j)
%CHOLDELETE Cholesky factor after deleting a row and a column
%   R1 = CHOLDELETE(R, J) is the factor of A(p, p) for A = R'*R and p = [1:J-1, J+1:N].
%
%   See also chol, cholupdate, cholinsert.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    n = size(R, 1);
    if size(R, 2) ~= n
        error('MATLAB:square', 'choldelete: matrix R must be square.');
    end
    if ~(isscalar(j) && j == fix(j) && j >= 1 && j <= n)
        error('MATLAB:choldelete:index', 'choldelete: index J out of range.');
    end
    [~, R1] = qr(R(:, [1:j - 1, j + 1:n]), 0);
    R1 = sign_rows(R1);
end

function R = sign_rows(R)
    d = diag(R);
    s = conj(sign(d));
    s(s == 0) = 1;
    R = s .* R;
end
