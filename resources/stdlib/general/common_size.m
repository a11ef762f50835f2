function [err, varargout] = common_size(varargin)
%COMMON_SIZE Scalars as arrays of the size that the other arguments share
%   [ERR, A, B, ...] = COMMON_SIZE(X, Y, ...) gives ERR = 0 and every scalar repeated to the size of the arguments that
%   are no scalars. If these differ in size, ERR is 1 and the arguments come back as they are.
%
%   See also size_equal.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to common_size: only makes sense if nargin >= 2.');
    end
    err = 0;
    sz = [1 1];
    found = false;
    for k = 1:nargin
        if ~isscalar(varargin{k})
            if ~found
                sz = size(varargin{k});
                found = true;
            elseif ~isequal(sz, size(varargin{k}))
                err = 1;
            end
        end
    end
    varargout = varargin;
    if err == 0 && found
        for k = 1:nargin
            if isscalar(varargin{k})
                varargout{k} = repmat(varargin{k}, sz);
            end
        end
    end
end
