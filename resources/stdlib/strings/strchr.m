function varargout = strchr(str, chars, varargin)
%STRCHR Where any of several characters stands
%   I = STRCHR(STR, CHARS) has the positions in STR of characters that CHARS contains.
%   [...] = STRCHR(STR, CHARS, N, DIRECTION) passes N and DIRECTION to FIND, and returns what FIND returns.
%
%   See also find, strfind.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to strchr.');
    end
    if ~ischar(str) && ~isStringScalar(str)
        error('MATLAB:strchr:input', 'strchr: STR argument must be a string or string array.');
    end
    if ~ischar(chars) && ~isStringScalar(chars)
        error('MATLAB:strchr:input', 'strchr: CHARS argument must be a string.');
    end
    if isempty(char(chars))
        error('MATLAB:strchr:input', 'strchr: CHARS argument must not be empty.');
    end
    varargout = cell(1, max(nargout, 1));
    [varargout{:}] = find(ismember(char(str), char(chars)), varargin{:});
end
