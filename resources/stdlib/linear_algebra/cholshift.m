function R1 = cholshift(R, i, j)
%CHOLSHIFT Cholesky factor after a circular shift of rows and columns
%   R1 = CHOLSHIFT(R, I, J) is the factor of A(p, p) for A = R'*R and the shift p of the columns I to J.
%
%   See also chol, cholupdate, cholinsert, choldelete.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    n = size(R, 1);
    if size(R, 2) ~= n
        error('MATLAB:square', 'cholshift: R must be a square matrix.');
    end
    if any([i j] < 1) || any([i j] > n)
        error('MATLAB:cholshift:index', 'cholshift: index I or J is out of range.');
    end
    if i < j
        p = [1:i - 1, i + 1:j, i, j + 1:n];
    else
        p = [1:j - 1, i, j:i - 1, i + 1:n];
    end
    [~, R1] = qr(R(:, p), 0);
    s = conj(sign(diag(R1)));
    s(s == 0) = 1;
    R1 = s .* R1;
end
