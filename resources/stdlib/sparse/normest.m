function [nrm, count] = normest(S, tol)
%NORMEST 2-norm estimate
%   NRM = NORMEST(S) estimates the 2-norm by the power method to a relative error of 1e-6, NORMEST(S, TOL) of TOL.
%   [NRM, COUNT] = NORMEST(...) returns the number of iterations.
%
%   See also cond, condest, norm.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        tol = 1e-6;
    end
    x = full(sum(abs(S), 1))';
    count = 0;
    nrm = norm(x);
    if nrm == 0
        return
    end
    x = x / nrm;
    before = 0;
    while abs(nrm - before) > tol * nrm
        before = nrm;
        y = S * x;
        if nnz(y) == 0
            y = rand(size(y), 'like', full(y));
        end
        x = S' * y;
        length2 = norm(x);
        nrm = length2 / norm(y);
        x = x / length2;
        count = count + 1;
        if count > 100
            warning('MATLAB:normest:notconverge', 'NORMEST did not converge for %d iterations with tolerance %g', count, tol);
            break
        end
    end
end
