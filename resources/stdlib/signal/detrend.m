function y = detrend(x, p, varargin)
%DETREND Remove a polynomial trend
%   Y = DETREND(X) subtracts the best straight line from each column; DETREND(X, P) a polynomial of degree P, or 'constant'
%   or 'linear'. DETREND(X, P, BP) has a line for each piece between the break points BP. DETREND(..., 'omitnan').
%
%   See also polyfit, center.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) || ~ismatrix(x) || isempty(x) && false
        error('MATLAB:detrend:matrix', 'detrend: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isempty(p)
        p = 1;
    end
    if ischar(p) || isstring(p)
        switch lower(char(p))
            case 'constant'
                p = 0;
            case 'linear'
                p = 1;
            otherwise
                error('MATLAB:detrend:trend', 'detrend: P must be "constant", "linear", or a positive integer.');
        end
    elseif ~(isscalar(p) && p == fix(p) && p >= 0)
        error('MATLAB:detrend:trend', 'detrend: P must be "constant", "linear", or a positive integer.');
    end
    bp = [];
    omit = false;
    for k = 1:numel(varargin)
        if isnumeric(varargin{k})
            bp = varargin{k};
        elseif strcmpi(varargin{k}, 'omitnan')
            omit = true;
        end
    end
    row = isrow(x);
    if row
        x = x(:);
    end
    if ~isfloat(x)
        x = double(x);
    end
    n = size(x, 1);
    t = (0:n - 1)' / max(n - 1, 1);
    if isempty(bp)
        b = t .^ (0:p);
    else
        if islogical(bp)
            bp = find(bp);
        end
        bp = unique([0; double(bp(:)); n - 1]);
        bp = bp(bp >= 0 & bp < n - 1);
        s = (0:n - 1)';
        b = ones(n, 1);
        for k = 1:numel(bp)
            b(:, end + 1) = max(s - bp(k), 0) / max(n, 1); %#ok<AGROW>
        end
    end
    if omit && any(isnan(x(:)))
        y = x;
        for c = 1:size(x, 2)
            ok = ~isnan(x(:, c));
            y(:, c) = x(:, c) - b * (b(ok, :) \ x(ok, c));
        end
    else
        y = x - b * (b \ x);
    end
    if row
        y = y.';
    end
end
