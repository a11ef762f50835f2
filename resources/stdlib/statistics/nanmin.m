function varargout = nanmin(x, varargin)
%NANMIN Minimum, without NaN
%   Y = NANMIN(X, ...) is min(X, ...), which disregards NaN.
%
%   See also min, nanmax.
    [varargout{1:max(nargout, 1)}] = min(x, varargin{:});
end
