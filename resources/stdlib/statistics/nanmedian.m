function y = nanmedian(x, varargin)
%NANMEDIAN Median, without NaN
%   Y = NANMEDIAN(X) and NANMEDIAN(X, DIM) disregard NaN.
%
%   See also median, nanmean.
    y = median(x, varargin{:}, 'omitnan');
end
