function [U, V, X, C, S] = gsvd(A, B, varargin)
%GSVD Generalized singular value decomposition
%   [U, V, X, C, S] = GSVD(A, B) has A = U*C*X', B = V*S*X' and C'*C + S'*S = I, with unitary U and V and diagonals that are not
%   negative; those of C do not decrease. A and B have the same number of columns. GSVD(A, B, 0) is the economy form.
%   SIGMA = GSVD(A, B) are the generalized singular values sqrt(diag(C'*C) ./ diag(S'*S)).
%
%   See also svd, qr.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(A) || ~isfloat(B) || ~ismatrix(A) || ~ismatrix(B)
        error('MATLAB:gsvd:inputType', 'gsvd: A and B must be single or double matrices.');
    end
    [m, p] = size(A);
    n = size(B, 1);
    if size(B, 2) ~= p
        error('MATLAB:gsvd:MatrixColMismatch', 'gsvd: A and B must have the same number of columns.');
    end
    if any(~isfinite(A(:)))
        error('MATLAB:gsvd:matrixWithNaNInf', 'gsvd: A cannot have Inf or NaN values.');
    end
    if any(~isfinite(B(:)))
        error('MATLAB:gsvd:matrixWithNaNInf', 'gsvd: B cannot have Inf or NaN values.');
    end
    economy = false;
    if nargin > 2
        if ~(isequal(varargin{1}, 0) || strcmpi(varargin{1}, 'econ'))
            error('MATLAB:gsvd:option', 'gsvd: the third argument must be 0 or ''econ''.');
        end
        economy = true;
    end
    RA = [];
    if economy && m > p
        [QA, A] = qr(A, 0);
        RA = QA;
    end
    RB = [];
    if economy && n > p
        [QB, B] = qr(B, 0);
        RB = QB;
    end
    [Q, R] = qr([A; B], 0);
    [U, V, Z, C, S] = cosine_sine(Q(1:size(A, 1), :), Q(size(A, 1) + 1:end, :));
    if nargout < 2
        q = size(C, 2);
        c = [zeros(max(q - size(C, 1), 0), 1); diag_from(C)];
        s = [diag(S); zeros(max(q - size(S, 1), 0), 1)];
        U = c(1:q) ./ s(1:q);
        return
    end
    X = R' * Z;
    if ~isempty(RA)
        U = RA * U;
    end
    if ~isempty(RB)
        V = RB * V;
    end
end

function d = diag_from(C)
    d = diag(C, max(0, size(C, 2) - size(C, 1)));
end

function [U, V, Z, C, S] = cosine_sine(Q1, Q2)
    % C has its diagonal at the right end, S at the left one.
    [m, q] = size(Q1);
    n = size(Q2, 1);
    [U, C0, Z] = svd(Q1);
    c = zeros(q, 1);
    c(1:min(m, q)) = diag(C0);
    Z = Z(:, q:-1:1);
    c = min(c(q:-1:1), 1);
    k = min(m, q);
    U(:, 1:k) = U(:, k:-1:1);
    T = Q2 * Z;
    % Columns of T are orthogonal with lengths that do not increase.
    large = nnz(c <= 1 / sqrt(2));
    V = eye(n);
    if large > 0
        [V, ~] = qr(T(:, 1:min(large, q)));
    end
    W = V' * T;
    s = zeros(min(n, q), 1);
    done = min([large, n, q]);
    for j = 1:done
        phase = W(j, j) / abs(W(j, j));
        if W(j, j) ~= 0
            V(:, j) = V(:, j) * phase;
            W(j, :) = conj(phase) * W(j, :);
        end
        s(j) = real(W(j, j));
    end
    if done < min(n, q)
        % The short columns: their directions from a singular value decomposition, which turns the Z of equal cosines with it.
        rows = done + 1:n;
        cols = done + 1:q;
        [VT, ST, ZT] = svd(W(rows, cols));
        V(:, rows) = V(:, rows) * VT;
        Z(:, cols) = Z(:, cols) * ZT;
        d = diag(ST);
        s(done + 1:min(n, q)) = d(1:min(n, q) - done);
        % Q1 * Z is U * C again, up to a rotation of the last columns of U
        P = Q1 * Z;
        last = cols(cols > q - k);
        place = last - (q - k);
        tail = U(:, place) * 0;
        for j = 1:numel(last)
            len = norm(P(:, last(j)));
            c(last(j)) = len;
            if len > 0
                tail(:, j) = P(:, last(j)) / len;
            end
        end
        rest = U(:, 1:place(1) - 1);
        [QF, ~] = qr([rest, tail]);
        keep = size(rest, 2) + numel(last);
        U = [rest, tail, QF(:, keep + 1:end)];
    end
    C = zeros(m, q);
    for j = 1:k
        C(j, q - k + j) = c(q - k + j);
    end
    S = zeros(n, q);
    for j = 1:min(n, q)
        S(j, j) = s(j);
    end
end
