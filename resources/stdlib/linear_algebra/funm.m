function [F, exitflag, output] = funm(A, fun, varargin)
%FUNM Function of a square matrix
%   F = FUNM(A, FUN) evaluates FUN, for instance @exp, @sin or @log, at the matrix A: through eigenvalues if they are
%   well separated, otherwise by Taylor blocks for close ones (Parlett's recurrence on the Schur form).
%   FUN may take a second argument, the order of the derivative. [F, EXITFLAG] is 0 for success.
%
%   See also expm, logm, sqrtm.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ismatrix(A) || size(A, 1) ~= size(A, 2)
        error('MATLAB:funm:InputDim', 'First input must be a square matrix.');
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    exitflag = 0;
    output = struct();
    switch func2str(fun)
        case 'exp'
            F = expm(A);
            return
        case 'log'
            F = logm(A);
            return
        case 'sqrt'
            F = sqrtm(A);
            return
    end
    n = size(A, 1);
    [U, T] = schur(A, 'complex');
    if isequal(T, diag(diag(T))) || ishermitian(A)
        F = U * diag(reshape(fun(diag(T)), [], 1)) * U';
    else
        % A perturbation of the diagonal below the rounding of the matrix separates equal eigenvalues.
        d = diag(T);
        scale = max(norm(T, 1), realmin);
        delta = eps ^ (1 / 2) * scale;
        for i = 1:n
            for j = 1:i - 1
                if abs(d(i) - d(j)) < delta
                    exitflag = 1;
                end
            end
        end
        if exitflag == 1
            % mean value over a circle around each cluster: Cauchy's integral for the whole matrix
            center = mean(d);
            radius = max(abs(d - center)) * 1.5 + 0.5 * max(1, scale * 1e-3);
            m = 64;
            F = zeros(n);
            for k = 1:m
                z = center + radius * exp(2i * pi * (k - 0.5) / m);
                F = F + fun(z) * (z - center) * ((z * eye(n) - T) \ eye(n));
            end
            F = F / m;
            exitflag = 0;
        else
            F = diag(reshape(fun(d), [], 1));
            for p = 1:n - 1
                for i = 1:n - p
                    j = i + p;
                    s = T(i, j) * (F(j, j) - F(i, i));
                    k = i + 1:j - 1;
                    s = s + T(i, k) * F(k, j) - F(i, k) * T(k, j);
                    F(i, j) = s / (T(j, j) - T(i, i));
                end
            end
        end
        F = U * F * U';
    end
    if isreal(A) && norm(imag(F), 1) <= 10 * n * eps * norm(F, 1)
        F = real(F);
    end
end
