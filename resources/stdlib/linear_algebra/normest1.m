function [nest, v, w, iter] = normest1(A, t, X, varargin)
%NORMEST1 1-norm estimate
%   N = NORMEST1(A) estimates norm(A, 1) for a matrix, or for a function A(FLAG, X) that gives, for 'dim', 'real',
%   'notransp' and 'transp', the size, whether it is real, and the products. [N, V, W, IT] = NORMEST1(A) also gives vectors
%   with W = A*V and norm(W, 1) = N*norm(V, 1), and counts of iterations and products.
%
%   See also norm, normest, condest.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2 || isempty(t)
        t = 2;
    end
    if ischar(A) || isa(A, 'function_handle')
        if ischar(A)
            A = str2func(A);
        end
        n = A('dim', [], varargin{:});
        product = @(x) A('notransp', x, varargin{:});
        adjoint = @(x) A('transp', x, varargin{:});
    else
        if ~isnumeric(A) || ~ismatrix(A) || size(A, 1) ~= size(A, 2)
            error('MATLAB:square', 'normest1: A must be a square matrix or a function handle.');
        end
        n = size(A, 1);
        product = @(x) A * x;
        adjoint = @(x) A' * x;
    end
    iter = [0, 0];
    if n <= 4 || t >= n
        M = product(eye(n));
        [nest, j] = max(sum(abs(M), 1));
        v = zeros(n, 1);
        v(j) = 1;
        w = M(:, j);
        iter = [0, 1];
        return
    end
    if nargin < 3 || isempty(X)
        X = [ones(n, 1), 2 * mod(floor((1:n)' * (1:t-1) * 0.618033988749895 * 2), 2) - 1];
    end
    if size(X, 1) ~= n
        error('MATLAB:normest1:start', 'normest1: the starting matrix has the wrong number of rows.');
    end
    X = X ./ sum(abs(X), 1);
    nest = 0;
    S = zeros(n, size(X, 2));
    visited = [];
    ind = zeros(n, 1);
    for k = 1:5
        Y = product(X);
        iter = iter + [1, 1];
        [value, j] = max(sum(abs(Y), 1));
        if value > nest || k == 1
            if k > 1
                best = ind(min(j, numel(ind)));
            else
                best = 0;
            end
            v = X(:, j);
            w = Y(:, j);
        end
        if k > 1 && value <= nest
            break
        end
        nest = value;
        previous = S;
        S = sign(Y);
        S(S == 0) = 1;
        if isequal(abs(previous' * S) == n, true(size(S, 2))) && k > 1
            break
        end
        Z = adjoint(S);
        iter = iter + [0, 1];
        [h, order] = sort(max(abs(Z), [], 2), 'descend');
        if k > 1 && best > 0 && h(1) == max(abs(Z(best, :)))
            break
        end
        ind = order(~ismember(order, visited));
        if isempty(ind)
            break
        end
        ind = ind(1:min(t, numel(ind)));
        visited = [visited; ind]; %#ok<AGROW>
        X = zeros(n, numel(ind));
        X(sub2ind(size(X), ind(:)', 1:numel(ind))) = 1;
    end
end
