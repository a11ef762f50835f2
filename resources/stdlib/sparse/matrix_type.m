function out = matrix_type(A, kind, varargin)
%MATRIX_TYPE Structure of a matrix (Octave)
%   T = MATRIX_TYPE(A) names the structure by which A\b is solved: 'full', 'upper', 'lower', 'diagonal', 'tridiagonal',
%   'banded', 'positive definite', 'banded positive definite', 'tridiagonal positive definite', 'rectangular'.
%   A = MATRIX_TYPE(A, KIND) returns A; its structure is always found from its elements.
    if nargin > 1
        if ~ischar(kind) && ~isstring(kind)
            error('MATLAB:matrix_type:kind', 'matrix_type: TYPE must be a string.');
        end
        out = A;
        return
    end
    [m, n] = size(A);
    if m ~= n
        if issparse(A) && isdiag(A)
            out = 'diagonal';
        elseif istriu(A)
            out = 'upper';
        elseif istril(A)
            out = 'lower';
        else
            out = 'rectangular';
        end
        return
    end
    if issparse(A) && isdiag(A)
        out = 'diagonal';
    elseif istriu(A)
        out = 'upper';
    elseif istril(A)
        out = 'lower';
    else
        definite = ishermitian(A) && all(real(diag(A)) > 0);
        if ~issparse(A)
            out = 'full';
            if definite
                out = 'positive definite';
            end
            return
        end
        [i, j] = find(A);
        width = max(abs(i - j));
        band = '';
        if width == 1
            band = 'tridiagonal';
        elseif nnz(A) > 0.25 * n * (2 * width + 1)
            band = 'banded';
        end
        out = band;
        if definite
            out = strtrim([band ' positive definite']);
        elseif isempty(band)
            out = 'full';
        end
    end
end
