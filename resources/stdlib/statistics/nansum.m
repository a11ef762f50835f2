function y = nansum(x, varargin)
%NANSUM Sum, without NaN
%   Y = NANSUM(X) and NANSUM(X, DIM) are sums that take NaN for 0.
%
%   See also sum, nanmean.
    y = sum(x, varargin{:}, 'omitnan');
end
