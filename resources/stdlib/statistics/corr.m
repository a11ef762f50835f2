function r = corr(x, y, varargin)
%CORR Linear correlation of columns
%   R = CORR(X, Y) has the correlation coefficients of the columns of X and Y; CORR(X) of the columns of X among
%   themselves. CORR(..., 'Type', T) takes 'Pearson', 'Spearman' or 'Kendall'.
%
%   See also corrcoef, cov, spearman, kendall.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    args = varargin;
    if nargin > 1 && (ischar(y) || isstring(y)) && mod(nargin, 2) == 1
        args = [{y}, args];
        y = x;
    elseif nargin < 2
        y = x;
    end
    type = 'pearson';
    if numel(args) == 2 && strcmpi(args{1}, 'type')
        type = lower(char(args{2}));
    end
    if ~(isnumeric(x) || islogical(x)) || ~(isnumeric(y) || islogical(y))
        error('MATLAB:corr:class', 'corr: X and Y must be numeric.');
    end
    if ~ismatrix(x) || ~ismatrix(y)
        error('MATLAB:corr:matrix', 'corr: X and Y must be 1-D or 2-D arrays.');
    end
    if isscalar(x) && isscalar(y)
        r = NaN;
        if isa(x, 'single') || isa(y, 'single')
            r = single(NaN);
        end
        return
    end
    if size(x, 1) ~= size(y, 1)
        error('MATLAB:corr:sizes', 'corr: X and Y must have the same number of observations.');
    end
    if strcmp(type, 'spearman')
        r = corr(ranks(x, 1), ranks(y, 1));
        return
    elseif strcmp(type, 'kendall')
        r = kendall(x, y);
        return
    end
    if ~isfloat(x)
        x = double(x);
    end
    if ~isfloat(y)
        y = double(y);
    end
    xc = x - mean(x, 1);
    yc = y - mean(y, 1);
    r = (xc' * yc) ./ (sqrt(sum(abs(xc) .^ 2, 1))' * sqrt(sum(abs(yc) .^ 2, 1)));
end
