function [B, window] = smoothdata(A, varargin)
%SMOOTHDATA Smooth noisy data
%   B = SMOOTHDATA(A) smooths with a moving average whose window is chosen from the data. SMOOTHDATA(A, DIM, METHOD, WINDOW)
%   takes 'movmean', 'movmedian' or 'gaussian' and a window length. [B, WINDOW] = SMOOTHDATA(...)
%
%   See also movmean, movmedian, filter.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    dim = find(size(A) ~= 1, 1);
    if isempty(dim)
        dim = 1;
    end
    method = 'movmean';
    window = [];
    flag = 'omitnan';
    args = varargin;
    if ~isempty(args) && isnumeric(args{1})
        dim = args{1};
        args(1) = [];
    end
    if ~isempty(args) && ~any(strcmpi(args{1}, {'omitnan', 'includenan', 'smoothingfactor', 'samplepoints'}))
        method = lower(char(args{1}));
        args(1) = [];
        if ~isempty(args) && isnumeric(args{1})
            window = args{1};
            args(1) = [];
        end
    end
    factor = 0.25;
    k = 1;
    while k <= numel(args)
        switch lower(char(args{k}))
            case {'omitnan', 'includenan'}
                flag = lower(char(args{k}));
            case 'smoothingfactor'
                k = k + 1;
                factor = args{k};
            case 'samplepoints'
                k = k + 1;
            otherwise
                error('MATLAB:smoothdata:option', 'Unknown option ''%s''.', char(args{k}));
        end
        k = k + 1;
    end
    if isempty(window)
        window = max(1, round(factor * size(A, dim)));
    end
    switch method
        case {'movmean', 'movmedian'}
            B = feval(method, A, window, dim, flag);
        case 'gaussian'
            if isscalar(window)
                window_length = window;
            else
                window_length = sum(window) + 1;
            end
            half = (window_length - 1) / 2;
            x = -floor(window_length / 2):ceil(window_length / 2) - 1;
            w = exp(-0.5 * (x / (window_length / 5)) .^ 2);
            order = [dim, 1:dim - 1, dim + 1:ndims(A)];
            V = permute(double(A), order);
            sz = size(V);
            V = reshape(V, sz(1), []);
            good = ~isnan(V);
            V(~good) = 0;
            B = conv2(V, w(:), 'same') ./ conv2(double(good), w(:), 'same');
            if half < 0
                B = V;
            end
            B = ipermute(reshape(B, sz), order);
        otherwise
            error('MATLAB:smoothdata:method', 'The methods of smoothdata are ''movmean'', ''movmedian'' and ''gaussian''.');
    end
end
