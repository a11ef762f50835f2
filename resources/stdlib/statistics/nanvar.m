function y = nanvar(x, varargin)
%NANVAR Variance, without NaN
%   Y = NANVAR(X), NANVAR(X, FLAG) and NANVAR(X, FLAG, DIM) disregard NaN.
%
%   See also var, nanstd.
    y = var(x, varargin{:}, 'omitnan');
end
