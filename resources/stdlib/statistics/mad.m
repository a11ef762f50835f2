function m = mad(x, opt, dim)
%MAD Mean or median absolute deviation
%   M = MAD(X) is the mean absolute deviation along the first dimension that is not 1; MAD(X, 1) the median absolute
%   deviation. MAD(X, FLAG, DIM) works along DIM, a vector of dimensions, or 'all'.
%
%   See also std, iqr, median.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:mad:class', 'mad: X must be numeric.');
    end
    if nargin < 2 || isempty(opt)
        opt = 0;
    elseif ~isscalar(opt) || (opt ~= 0 && opt ~= 1)
        error('MATLAB:mad:flag', 'mad: OPT must be 0 or 1.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    end
    if ~isfloat(x)
        x = double(x);
    end
    if opt == 0
        m = mean(abs(x - mean(x, dim)), dim);
    else
        m = median(abs(x - median(x, dim)), dim);
    end
end
