function q = prctile(x, p, varargin)
%PRCTILE Percentiles of data set
%   Q = PRCTILE(X, P) are the percentiles of X for the percentages P along the first dimension that is not 1. PRCTILE(X, P,
%   DIM), PRCTILE(X, P, VECDIM) and PRCTILE(X, P, 'all') choose dimensions. NaN is left out.
%
%   See also quantile, median, iqr.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:prctile:InvalidData', 'prctile: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isnumeric(p) && isempty(p)
        p = [0 25 50 75 100];
    end
    if ~(isnumeric(p) && isvector(p)) || any(p(:) < 0 | p(:) > 100)
        error('MATLAB:prctile:InvalidPercentiles', 'prctile: P must be a vector of percentages from 0 to 100.');
    end
    p = p / 100;
    q = quantile(x, p, varargin{:}); % 1 is a probability here: only larger numbers are counts
end
