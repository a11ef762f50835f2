function y = movfun(fcn, x, wlen, varargin)
%MOVFUN Apply a function to a sliding window
%   Y = MOVFUN(FCN, X, WLEN) calls FCN for the window around each element along the first dimension that is not 1. WLEN is a
%   length, or [before, after]. Options: 'dim', 'Endpoints' ('shrink', 'fill', 'same', 'periodic', or a number), 'nancond',
%   'outdim', 'SamplePoints'.
%
%   See also movmean, movslice.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isempty(x)
        y = x;
        return
    end
    dim = find(size(x) ~= 1, 1);
    if isempty(dim)
        dim = 1;
    end
    ends = 'shrink';
    outdim = [];
    if mod(numel(varargin), 2) ~= 0
        error('MATLAB:movfun:options', 'movfun: options come in pairs.');
    end
    for k = 1:2:numel(varargin)
        value = varargin{k + 1};
        switch lower(char(varargin{k}))
            case 'dim'
                dim = value;
            case 'endpoints'
                ends = value;
            case 'outdim'
                outdim = value;
            case {'nancond', 'samplepoints'}
            otherwise
                error('MATLAB:movfun:options', 'movfun: unknown option ''%s''.', char(varargin{k}));
        end
    end
    if ischar(fcn)
        fcn = str2func(fcn);
    end
    if ~(isnumeric(wlen) && all(wlen >= 0) && all(wlen == fix(wlen)) && any(numel(wlen) == [1 2]))
        error('MATLAB:movfun:wlen', 'movfun: WLEN must be a scalar or 2-element array of integers >= 0.');
    end
    if isscalar(wlen)
        if wlen == 1
            error('MATLAB:movfun:wlen', 'movfun: WLEN must be > 1.');
        end
        if mod(wlen, 2) == 1
            wlen = (wlen - 1) / 2 * [1 1];
        else
            wlen = wlen / 2 * [1 1] - [0 1];
        end
    elseif all(wlen == 0)
        error('MATLAB:movfun:wlen', 'movfun: WLEN must not be [0, 0].');
    end
    order = [dim, 1:dim - 1, dim + 1:ndims(x)];
    v = permute(x, order);
    sz = size(v);
    n = sz(1);
    v = reshape(v, n, []);
    if max(wlen) > n
        error('MATLAB:movfun:wlen', 'movfun: window length WLEN (%d) must be shorter than length along DIM%d (%d).', max(wlen), dim, n);
    end
    columns = size(v, 2);
    first = fcn(v(1:min(n, sum(wlen) + 1), 1));
    many = numel(first);
    y = zeros(n, columns, many);
    for c = 1:columns
        for j = 1:n
            k = j - wlen(1):j + wlen(2);
            outside = k < 1 | k > n;
            if ~any(outside)
                part = v(k, c);
            elseif ischar(ends)
                switch lower(ends)
                    case 'shrink'
                        part = v(k(~outside), c);
                    case 'periodic'
                        part = v(mod(k - 1, n) + 1, c);
                    case 'same'
                        part = v(min(max(k, 1), n), c);
                    case 'fill'
                        part = NaN(numel(k), 1);
                        part(~outside) = v(k(~outside), c);
                    otherwise
                        error('MATLAB:movfun:endpoints', 'movfun: unknown Endpoints ''%s''.', ends);
                end
            else
                part = ends * ones(numel(k), 1);
                part(~outside) = v(k(~outside), c);
            end
            y(j, c, :) = fcn(part);
        end
    end
    if many > 1 && ~isempty(outdim)
        y = y(:, :, outdim);
        many = numel(outdim);
    end
    if many == 1
        y = ipermute(reshape(y, sz), order);
    else
        y = squeeze(reshape(y, [sz, many]));
    end
end
