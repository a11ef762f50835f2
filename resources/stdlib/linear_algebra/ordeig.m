function lambda = ordeig(A, B)
%ORDEIG Eigenvalues of quasi-triangular matrices in order
%   LAMBDA = ORDEIG(A) are the eigenvalues in the order of the diagonal of A, a Schur form. ORDEIG(A, B) are the
%   generalized ones of the forms that qz gives.
%
%   See also schur, ordschur, qz.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) || ~ismatrix(A) || size(A, 1) ~= size(A, 2)
        error('MATLAB:square', 'ordeig: A must be a square matrix.');
    end
    n = size(A, 1);
    if nargin == 1
        B = eye(n);
        if isreal(A) && any(any(tril(A, -2)))
            error('MATLAB:ordeig:shape', 'ordeig: A must be quasi-upper triangular (i.e., upper block triangular with 1x1 or 2x2 blocks on the diagonal).');
        elseif ~isreal(A) && any(any(tril(A, -1)))
            error('MATLAB:ordeig:shape', 'ordeig: A must be upper-triangular when it is complex.');
        end
    else
        if ~isnumeric(B) || ~ismatrix(B) || size(B, 1) ~= size(B, 2)
            error('MATLAB:square', 'ordeig: B must be a square matrix.');
        end
        if size(B, 1) ~= n
            error('MATLAB:dimagree', 'ordeig: A and B must be the same size.');
        end
        if any(any(tril(A, -2))) || any(any(tril(B, -2)))
            error('MATLAB:ordeig:shape', 'ordeig: A and B must be quasi-upper triangular.');
        end
    end
    lambda = zeros(n, 1);
    i = 1;
    while i <= n
        if i == n || A(i + 1, i) == 0
            lambda(i) = A(i, i) / B(i, i);
            i = i + 1;
        else
            k = i:i + 1;
            e = eig(A(k, k), B(k, k));
            if ~isreal(e) && imag(e(1)) < 0
                e = e([2 1]);
            end
            lambda(k) = e;
            i = i + 2;
        end
    end
end
