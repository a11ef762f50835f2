function y = nanmean(x, varargin)
%NANMEAN Mean, without NaN
%   Y = NANMEAN(X) and NANMEAN(X, DIM) disregard NaN.
%
%   See also mean, nansum.
    y = mean(x, varargin{:}, 'omitnan');
end
