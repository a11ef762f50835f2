function [Q1, R1] = qrupdate(Q, R, u, v)
%QRUPDATE Rank-1 update of a QR factorization
%   [Q1, R1] = QRUPDATE(Q, R, U, V) is the factorization of Q*R + U*V'.
%
%   See also qr, qrinsert, qrdelete.
    if nargin ~= 4
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(Q) || ~isnumeric(R) || ~isnumeric(u) || ~isnumeric(v) || size(Q, 2) ~= size(R, 1) ...
            || size(u, 1) ~= size(Q, 1) || size(v, 1) ~= size(R, 2)
        error('MATLAB:qrupdate:sizes', 'qrupdate: dimensions mismatch.');
    end
    if size(Q, 1) == size(Q, 2)
        [Q1, R1] = qr(Q * R + u * v');
    else
        [Q1, R1] = qr(Q * R + u * v', 0);
    end
end
