function varargout = convertCharsToStrings(varargin)
%convertCharsToStrings Character arrays as string arrays, other values unchanged
%   [B1, ...] = convertCharsToStrings(A1, ...) makes strings of char arrays and of cell arrays of character vectors.
%   A char matrix becomes one string, column by column.
%
%   See also convertStringsToChars, string.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargout > nargin
        error('MATLAB:TooManyOutputs', 'Too many output arguments.');
    end
    varargout = varargin(1:max(nargout, 1));
    for k = 1:numel(varargout)
        a = varargin{k};
        if ischar(a)
            varargout{k} = string(reshape(a, 1, []));
        elseif iscellstr(a)
            varargout{k} = string(a);
        end
    end
end
