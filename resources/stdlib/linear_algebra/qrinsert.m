function [Q1, R1] = qrinsert(Q, R, j, x, orient)
%QRINSERT QR factorization after inserting a column or row
%   [Q1, R1] = QRINSERT(Q, R, J, X) is the factorization of A = Q*R with X inserted before column J;
%   QRINSERT(Q, R, J, X, 'row') inserts the row X before row J.
%
%   See also qr, qrdelete, qrupdate.
    if nargin < 4
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 5
        orient = 'col';
    end
    if ~(ischar(orient) || isstring(orient)) || ~any(strcmpi(orient, {'col', 'row'}))
        error('MATLAB:qrinsert:orient', 'qrinsert: ORIENT must be "col" or "row".');
    end
    A = Q * R;
    if strcmpi(orient, 'col')
        if ~(isscalar(j) && j >= 1 && j <= size(A, 2) + 1)
            error('MATLAB:qrinsert:index', 'qrinsert: index J out of range.');
        end
        if numel(x) ~= size(A, 1)
            error('MATLAB:qrinsert:sizes', 'qrinsert: dimension mismatch.');
        end
        A = [A(:, 1:j - 1), x(:), A(:, j:end)];
    else
        if ~(isscalar(j) && j >= 1 && j <= size(A, 1) + 1)
            error('MATLAB:qrinsert:index', 'qrinsert: index J out of range.');
        end
        if numel(x) ~= size(A, 2) || size(Q, 1) ~= size(Q, 2)
            error('MATLAB:qrinsert:sizes', 'qrinsert: dimension mismatch.');
        end
        A = [A(1:j - 1, :); reshape(x, 1, []); A(j:end, :)];
    end
    if size(Q, 1) == size(Q, 2)
        [Q1, R1] = qr(A);
    else
        [Q1, R1] = qr(A, 0);
    end
end
