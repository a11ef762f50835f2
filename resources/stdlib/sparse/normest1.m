function [est, v, w, iter] = normest1(A, t, x0, varargin)
%NORMEST1 1-norm estimate
%   EST = NORMEST1(A) estimates norm(A, 1) by the block method of Higham and Tisseur with two columns, NORMEST1(A, T) with
%   T. A is a square matrix or a function: A('dim', []), A('real', []), A('notransp', X) and A('transp', X). Further
%   arguments go to the function. [EST, V, W, ITER] = NORMEST1(...) returns vectors with W = A*V and norm(W, 1) =
%   EST*norm(V, 1), and the numbers of iterations and of products.
%
%   See also condest, norm, normest.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isa(A, 'function_handle') || ischar(A) || isstring(A)
        f = A;
        if ~isa(f, 'function_handle')
            f = str2func(char(f));
        end
        n = f('dim', [], varargin{:});
        isReal = f('real', [], varargin{:});
        times = @(X) f('notransp', X, varargin{:});
        timesTransposed = @(X) f('transp', X, varargin{:});
    else
        if size(A, 1) ~= size(A, 2)
            error('MATLAB:normest1:ExpectedSquareMatrix', 'Matrix must be square.');
        end
        n = size(A, 1);
        isReal = isreal(A);
        times = @(X) A * X;
        timesTransposed = @(X) A' * X;
    end
    if nargin < 2 || isempty(t)
        t = 2;
    end
    t = min(abs(t), n);
    if n <= 4 || t == n
        Y = full(times(eye(n)));
        [est, at] = max(sum(abs(Y), 1));
        v = zeros(n, 1);
        v(at) = 1;
        w = Y(:, at);
        iter = [0 1];
        return
    end
    if nargin > 2 && ~isempty(x0)
        X = x0;
    else
        X = ones(n, t);
        X(:, 2:end) = sign(sin((1:n)' * (2:t) * 1.7) + 0.1); % any signs will do; these are the same in every run
        X = X / n;
    end
    est = 0;
    visited = [];
    S = zeros(n, t);
    products = 0;
    for k = 1:5
        Y = full(times(X));
        products = products + 1;
        [values, order] = sort(sum(abs(Y), 1), 'descend');
        if k > 1 && values(1) <= est
            break
        end
        est = values(1);
        w = Y(:, order(1));
        v = X(:, order(1));
        before = S;
        S = sign(Y);
        S(S == 0) = 1;
        if isReal && k > 1 && all(max(abs(before' * S), [], 1) == n)
            break
        end
        Z = full(timesTransposed(S));
        products = products + 1;
        heights = max(abs(Z), [], 2);
        [~, ranked] = sort(heights, 'descend');
        if k > 1 && heights(ranked(1)) == heights(find(v, 1))
            break
        end
        fresh = ranked(~ismember(ranked, visited));
        if isempty(fresh)
            break
        end
        chosen = fresh(1:min(t, numel(fresh)));
        visited = [visited; chosen(:)]; %#ok<AGROW>
        X = zeros(n, numel(chosen));
        X(sub2ind(size(X), chosen(:)', 1:numel(chosen))) = 1;
        S = S(:, 1:size(X, 2));
    end
    iter = [k products];
end
