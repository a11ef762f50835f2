function [L1, U1, P1] = luupdate(L, U, varargin)
%LUUPDATE Rank-1 update of an LU factorization
%   [L1, U1] = LUUPDATE(L, U, X, Y) factors L*U + X*Y.'. [L1, U1, P1] = LUUPDATE(L, U, P, X, Y) factors P.'*L*U + X*Y.' with
%   pivoting.
%
%   See also lu, cholupdate, qrupdate.
    pivoted = nargin == 5;
    if nargin ~= 4 && nargin ~= 5
        error('MATLAB:minrhs', 'luupdate takes four or five arguments.');
    end
    if pivoted
        P = varargin{1};
    else
        P = eye(size(L, 1));
    end
    x = varargin{end - 1};
    y = varargin{end};
    if ~isnumeric(L) || ~isnumeric(U) || ~isnumeric(x) || ~isnumeric(y)
        error('MATLAB:luupdate:class', 'luupdate: L, U, X, and Y must be numeric.');
    end
    if size(L, 2) ~= size(U, 1) || size(x, 1) ~= size(L, 1) || size(y, 1) ~= size(U, 2) || size(x, 2) ~= size(y, 2)
        error('MATLAB:luupdate:sizes', 'luupdate: dimension mismatch.');
    end
    A = P.' * L * U + x * y.';
    if pivoted
        [L1, U1, P1] = lu(A);
        return
    end
    % without exchanges
    n = size(A, 1);
    L1 = eye(n, class(A));
    U1 = A;
    for k = 1:n - 1
        rows = k + 1:n;
        L1(rows, k) = U1(rows, k) / U1(k, k);
        U1(rows, :) = U1(rows, :) - L1(rows, k) * U1(k, :);
        U1(rows, k) = 0;
    end
end
