function tau = kendall(x, y)
%KENDALL Kendall's rank correlation
%   TAU = KENDALL(X, Y) compares the order of all pairs of rows, for the columns of X and Y; KENDALL(X) is KENDALL(X, X).
%
%   See also ranks, spearman, corr.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        y = x;
    end
    if ~(isnumeric(x) || islogical(x)) || ~(isnumeric(y) || islogical(y))
        error('MATLAB:kendall:class', 'kendall: X and Y must be numeric matrices or vectors.');
    end
    if ~ismatrix(x) || ~ismatrix(y)
        error('MATLAB:kendall:matrix', 'kendall: X and Y must be 2-D matrices or vectors.');
    end
    if isrow(x)
        x = x.';
    end
    if isrow(y)
        y = y.';
    end
    if size(x, 1) ~= size(y, 1)
        error('MATLAB:kendall:sizes', 'kendall: X and Y must have the same number of observations.');
    end
    single_result = isa(x, 'single') || isa(y, 'single');
    n = size(x, 1);
    A = signs_of(ranks(double(x), 1), n);
    B = signs_of(ranks(double(y), 1), n);
    tau = (A' * B) ./ (sqrt(sum(A .^ 2, 1))' * sqrt(sum(B .^ 2, 1)));
    if single_result
        tau = single(tau);
    end
end

function S = signs_of(r, n)
    S = zeros(n * n, size(r, 2));
    for k = 1:size(r, 2)
        S(:, k) = reshape(sign(r(:, k) - r(:, k).'), [], 1);
    end
end
