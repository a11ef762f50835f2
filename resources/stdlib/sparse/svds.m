function [U, S, V, flag] = svds(A, k, sigma, varargin)
%SVDS Subset of singular values and vectors
%   S = SVDS(A) returns the six largest singular values. SVDS(A, K) returns K of them, SVDS(A, K, SIGMA) those that SIGMA
%   names: 'largest', 'smallest', 'smallestnz', or those nearest to a number. [U, S, V, FLAG] = SVDS(...) returns the
%   vectors, a diagonal matrix, and 0 if all converged. A structure with tol, maxit, p and v0, or names with values
%   ('Tolerance', 'MaxIterations', 'SubspaceDimension', ...) may follow.
%
%   See also eigs, svd.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) || ndims(A) > 2
        error('MATLAB:svds:InvalidInput', 'First argument must be a matrix.');
    end
    [m, n] = size(A);
    least = min(m, n);
    if nargin < 2 || isempty(k)
        k = min(6, least);
    end
    if nargin < 3 || isempty(sigma)
        sigma = 'largest';
    end
    k = min(k, least);
    flag = 0;
    kSmall = 64;
    if least <= kSmall
        [W, T, Z] = svd(full(A), 'econ');
        values = diag(T);
    else
        [values, W, Z, flag] = byEigenvalues(A, k, sigma, varargin);
    end
    order = choose(values, k, sigma, max(m, n));
    if nargout < 2
        U = values(order);
        return
    end
    U = W(:, order);
    S = diag(values(order));
    V = Z(:, order);
end

function order = choose(values, k, sigma, largest)
    if isnumeric(sigma)
        if sigma == 0
            [~, order] = sort(values);
        else
            [~, order] = sort(abs(values - sigma));
        end
    elseif any(strcmpi(sigma, {'smallest', 'smallestnz'}))
        [~, order] = sort(values);
        if strcmpi(sigma, 'smallestnz')
            order = order(values(order) > largest * eps(max([values; realmin])));
        end
    else
        [~, order] = sort(values, 'descend');
    end
    order = sort(order(1:min(k, numel(order))));
    [~, at] = sort(values(order), 'descend');
    order = order(at);
end

function [values, U, V, flag] = byEigenvalues(A, k, sigma, options)
    % The eigenvalues of [0 A; A' 0] are the singular values, and their negatives.
    [m, n] = size(A);
    C = [sparse(m, m), A; A', sparse(n, n)];
    if isnumeric(sigma)
        [X, D, flag] = eigs(C, min(2 * k + abs(m - n), m + n), sigma, options{:});
    elseif strcmpi(sigma, 'largest')
        [X, D, flag] = eigs(C, k, 'la', options{:});
    else
        shift = max(1, norm(A, 1)) * sqrt(eps);
        [X, D, flag] = eigs(C, min(2 * k + abs(m - n), m + n), shift, options{:});
    end
    d = real(diag(D));
    keep = d > norm(A, 1) * eps * 10;
    values = d(keep);
    U = sqrt(2) * X(1:m, keep);
    V = sqrt(2) * X(m + 1:end, keep);
end
