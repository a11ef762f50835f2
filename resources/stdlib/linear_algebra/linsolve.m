function [X, R] = linsolve(A, B, opts)
%LINSOLVE Solve linear system of equations
%   X = LINSOLVE(A, B) solves A*X = B: by LU factors if A is square, else by least squares.
%   X = LINSOLVE(A, B, OPTS) trusts what the fields of OPTS say of A: LT (lower triangular), UT (upper triangular), UHESS,
%   SYM, POSDEF, RECT; TRANSA solves A'*X = B.
%   [X, R] = LINSOLVE(...) also gives the reciprocal of the condition number, or the rank of a matrix that is not square.
%
%   See also mldivide, inv, rcond.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~((isnumeric(A) || islogical(A)) && (isnumeric(B) || islogical(B))) || ~ismatrix(A) || ~ismatrix(B)
        error('MATLAB:linsolve:inputType', 'Matrices A and B must be numeric and 2-D.');
    end
    if nargin > 2
        if ~isstruct(opts) || ~isscalar(opts)
            error('MATLAB:linsolve:optsNotStruct', 'OPTS must be a structure.');
        end
        known = {'LT', 'UT', 'UHESS', 'SYM', 'POSDEF', 'RECT', 'TRANSA'};
        for name = reshape(fieldnames(opts), 1, [])
            if ~any(strcmp(name{1}, known))
                error('MATLAB:linsolve:optsField', 'Unrecognized field ''%s'' in OPTS.', name{1});
            end
            value = opts.(name{1});
            if ~isscalar(value) || ~(islogical(value) || (isnumeric(value) && any(value == [0 1])))
                error('MATLAB:linsolve:optsValue', 'The fields of OPTS must be true or false.');
            end
        end
        is = @(name) isfield(opts, name) && opts.(name);
        if is('LT')
            A = tril(A);
        elseif is('UT')
            A = triu(A);
        elseif is('UHESS')
            A = triu(A, -1);
        end
        if is('TRANSA')
            A = A';
        end
    end
    if size(A, 1) ~= size(B, 1)
        error('MATLAB:dimagree', 'Matrix dimensions must agree.');
    end
    if nargout > 1
        if size(A, 1) == size(A, 2)
            R = rcond(full(A));
        else
            R = rank(full(A));
        end
        states = warning('off', 'MATLAB:singularMatrix');
        restore = onCleanup(@() warning(states)); %#ok<NASGU>
        near = warning('off', 'MATLAB:nearlySingularMatrix');
        again = onCleanup(@() warning(near)); %#ok<NASGU>
    end
    X = A \ B;
end
