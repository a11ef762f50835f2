function rho = spearman(x, y)
%SPEARMAN Spearman's rank correlation
%   RHO = SPEARMAN(X, Y) is the correlation of the ranks of the columns; SPEARMAN(X) is SPEARMAN(X, X).
%
%   See also ranks, kendall, corr.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        y = x;
    end
    if ~(isnumeric(x) || islogical(x)) || ~(isnumeric(y) || islogical(y))
        error('MATLAB:spearman:class', 'spearman: X and Y must be numeric matrices or vectors.');
    end
    if ~ismatrix(x) || ~ismatrix(y)
        error('MATLAB:spearman:matrix', 'spearman: X and Y must be 2-D matrices or vectors.');
    end
    if isrow(x)
        x = x.';
    end
    if isrow(y)
        y = y.';
    end
    if size(x, 1) ~= size(y, 1)
        error('MATLAB:spearman:sizes', 'spearman: X and Y must have the same number of observations.');
    end
    rho = corr(ranks(x, 1), ranks(y, 1));
    if nargin < 2 && isscalar(rho)
        rho = 1;
    end
end
