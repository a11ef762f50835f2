function m = moment(x, p, varargin)
%MOMENT Moments of a sample
%   M = MOMENT(X, P) is the central moment of order P, the mean of (X - mean(X)).^P, along the first dimension that is not 1.
%   MOMENT(X, P, TYPE, DIM) takes the letters c (central), r (raw) and a (absolute), and the dimension.
%
%   See also mean, var, skewness, kurtosis.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x)) || isempty(x)
        error('MATLAB:moment:class', 'moment: X must be a non-empty numeric matrix or vector.');
    end
    if ~(isnumeric(p) && isscalar(p))
        error('MATLAB:moment:order', 'moment: P must be a numeric scalar.');
    end
    type = '';
    dim = [];
    for k = 1:numel(varargin)
        v = varargin{k};
        if ischar(v) || (isstring(v) && isscalar(v))
            type = char(v);
        elseif k == 1 && numel(varargin) > 1
            error('MATLAB:moment:arguments', 'moment: TYPE must be a string.');
        elseif isscalar(v) && isnumeric(v) && v == fix(v) && v > 0
            dim = v;
        else
            error('MATLAB:moment:arguments', 'moment: TYPE must be a string, DIM must be an integer and a valid dimension.');
        end
    end
    if isempty(dim)
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    end
    n = size(x, dim);
    if ~any(type == 'r')
        x = x - mean(x, dim);
    end
    if any(type == 'a')
        x = abs(x);
    end
    m = sum(x .^ p, dim) / n;
end
