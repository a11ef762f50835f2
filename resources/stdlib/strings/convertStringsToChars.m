function varargout = convertStringsToChars(varargin)
%convertStringsToChars String arrays as character arrays, other values unchanged
%   [B1, ...] = convertStringsToChars(A1, ...) makes a character vector of a string scalar, and a cell array of character
%   vectors of a string array.
%
%   See also convertCharsToStrings, char.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargout > nargin
        error('MATLAB:TooManyOutputs', 'Too many output arguments.');
    end
    varargout = varargin(1:max(nargout, 1));
    for k = 1:numel(varargout)
        a = varargin{k};
        if isstring(a)
            if isscalar(a)
                varargout{k} = char(a);
            else
                varargout{k} = cellstr(a);
            end
        end
    end
end
