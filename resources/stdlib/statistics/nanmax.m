function varargout = nanmax(x, varargin)
%NANMAX Maximum, without NaN
%   Y = NANMAX(X, ...) is max(X, ...), which disregards NaN.
%
%   See also max, nanmin.
    [varargout{1:max(nargout, 1)}] = max(x, varargin{:});
end
