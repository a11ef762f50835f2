function [R1, err] = cholupdate(R, x, op)
%CHOLUPDATE Rank-1 update of a Cholesky factor
%   R1 = CHOLUPDATE(R, X) is the Cholesky factor of R'*R + X*X', CHOLUPDATE(R, X, '-') that of R'*R - X*X'.
%   [R1, P] = CHOLUPDATE(R, X, '-') gives P = 1 instead of an error if the result is not positive definite.
%
%   See also chol, cholinsert, choldelete, cholshift.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        op = '+';
    end
    if ~isnumeric(R) || ~isnumeric(x) || ~(ischar(op) || isstring(op))
        error('MATLAB:cholupdate:arguments', 'cholupdate: R and X must be numeric, and the operation ''+'' or ''-''.');
    end
    n = size(R, 1);
    if size(R, 2) ~= n || numel(x) ~= n || ~iscolumn(x)
        error('MATLAB:cholupdate:sizes', 'cholupdate: dimension mismatch between R and X.');
    end
    err = 0;
    R1 = R;
    x = x(:)';
    switch char(op)
        case '+'
            for k = 1:n
                r = sqrt(abs(R1(k, k)) ^ 2 + abs(x(k)) ^ 2);
                c = r / R1(k, k);
                s = x(k) / R1(k, k);
                R1(k, k) = r;
                j = k + 1:n;
                R1(k, j) = (R1(k, j) + conj(s) * x(j)) / c;
                x(j) = c * x(j) - s * R1(k, j);
            end
        case '-'
            for k = 1:n
                d = abs(R1(k, k)) ^ 2 - abs(x(k)) ^ 2;
                if ~(d > 0)
                    err = 1;
                    R1 = R;
                    break
                end
                r = sqrt(d);
                c = r / R1(k, k);
                s = x(k) / R1(k, k);
                R1(k, k) = r;
                j = k + 1:n;
                R1(k, j) = (R1(k, j) - conj(s) * x(j)) / c;
                x(j) = c * x(j) - s * R1(k, j);
            end
        otherwise
            error('MATLAB:cholupdate:operation', 'cholupdate: OP must be "+" or "-".');
    end
    if err && nargout < 2
        error('MATLAB:cholupdate:downdateFailed', 'cholupdate: downdate violates positiveness.');
    end
end
