function y = nanstd(x, varargin)
%NANSTD Standard deviation, without NaN
%   Y = NANSTD(X), NANSTD(X, FLAG) and NANSTD(X, FLAG, DIM) disregard NaN.
%
%   See also std, nanvar.
    y = std(x, varargin{:}, 'omitnan');
end
