function [U, H, k1] = krylov(A, V, k, eps1, pflg)
%KRYLOV Orthogonal basis of a block Krylov subspace
%   [U, H, NU] = KRYLOV(A, V, K, EPS1) spans [V, A*V, ..., A^(K-1)*V] by the NU columns of U; columns below EPS1 (1e-12)
%   are dropped. H = U'*A*U.
%
%   See also hess, qr.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 4
        eps1 = 1e-12;
    end
    if ~ismatrix(A) || size(A, 1) ~= size(A, 2) || isempty(A)
        error('MATLAB:square', 'krylov: A must be a square matrix.');
    end
    if size(V, 1) ~= size(A, 1)
        error('MATLAB:krylov:sizes', 'krylov: A and V dimensions must match.');
    end
    if ~isscalar(k)
        error('MATLAB:krylov:k', 'krylov: K must be a scalar integer.');
    end
    U = zeros(size(A, 1), 0);
    block = V;
    for i = 1:k
        next = zeros(size(A, 1), 0);
        for j = 1:size(block, 2)
            v = block(:, j);
            scale = norm(v);
            for pass = 1:2
                v = v - U * (U' * v);
            end
            if norm(v) > eps1 * max(scale, 1) && size(U, 2) < size(A, 1)
                U(:, end + 1) = v / norm(v); %#ok<AGROW>
                next(:, end + 1) = A * U(:, end); %#ok<AGROW>
            end
        end
        if isempty(next)
            break
        end
        block = next;
    end
    H = U' * A * U;
    k1 = size(U, 2);
end
