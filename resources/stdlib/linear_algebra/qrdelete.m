function [Q1, R1] = qrdelete(Q, R, j, orient)
%QRDELETE QR factorization after deleting a column or row
%   [Q1, R1] = QRDELETE(Q, R, J) is the factorization of A = Q*R without column J; QRDELETE(Q, R, J, 'row') without row J.
%
%   See also qr, qrinsert, qrupdate.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 4
        orient = 'col';
    end
    if ~(ischar(orient) || isstring(orient)) || ~any(strcmpi(orient, {'col', 'row'}))
        error('MATLAB:qrdelete:orient', 'qrdelete: ORIENT must be "col" or "row".');
    end
    A = Q * R;
    if strcmpi(orient, 'col')
        if ~(isscalar(j) && j >= 1 && j <= size(A, 2))
            error('MATLAB:qrdelete:index', 'qrdelete: index J out of range.');
        end
        A(:, j) = [];
    else
        if size(Q, 1) ~= size(Q, 2)
            error('MATLAB:qrdelete:sizes', 'qrdelete: dimension mismatch.');
        end
        if ~(isscalar(j) && j >= 1 && j <= size(A, 1))
            error('MATLAB:qrdelete:index', 'qrdelete: index J out of range.');
        end
        A(j, :) = [];
    end
    if size(Q, 1) == size(Q, 2)
        [Q1, R1] = qr(A);
    else
        [Q1, R1] = qr(A, 0);
    end
end
