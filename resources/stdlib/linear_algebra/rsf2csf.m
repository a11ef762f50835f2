function [U, T] = rsf2csf(UR, TR)
%RSF2CSF Real Schur form to complex Schur form
%   [U, T] = RSF2CSF(UR, TR) has UR*TR*UR' = U*T*U' with an upper triangular T.
%
%   See also schur.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isreal(UR) || ~isreal(TR)
        error('MATLAB:rsf2csf:real', 'rsf2csf: UR and TR must be real matrices.');
    end
    U = complex(UR);
    T = complex(TR);
    n = size(T, 1);
    for m = n:-1:2
        if T(m, m - 1) ~= 0
            k = m - 1:m;
            mu = eig(T(k, k)) - T(m, m);
            r = hypot(abs(mu(1)), abs(T(m, m - 1)));
            c = mu(1) / r;
            s = T(m, m - 1) / r;
            G = [c', s; -s, c];
            T(k, m - 1:n) = G * T(k, m - 1:n);
            T(1:m, k) = T(1:m, k) * G';
            U(:, k) = U(:, k) * G';
        end
        T(m, m - 1) = 0;
    end
end
