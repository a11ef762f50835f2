function t = substr(s, offset, len)
%SUBSTR Part of a text
%   T = SUBSTR(S, OFFSET) is the text from position OFFSET (1 is the first) to the end.
%   T = SUBSTR(S, OFFSET, LEN) has LEN characters; a negative LEN leaves that many off the end.
%
%   See also extractBetween.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to substr.');
    end
    if ~ischar(s) && ~isStringScalar(s)
        error('MATLAB:substr:input', 'substr: S must be a string.');
    end
    s = char(s);
    if ~isscalar(offset) || (nargin > 2 && ~isscalar(len))
        error('MATLAB:substr:input', 'substr: OFFSET and LEN must be scalar integers.');
    end
    offset = round(offset);
    if offset < 1 || offset > numel(s)
        error('MATLAB:substr:offset', 'substr: OFFSET must be in the range 1 to %d.', numel(s));
    end
    if nargin < 3
        last = numel(s);
    elseif len < 0
        last = numel(s) + round(len);
    else
        last = offset + round(len) - 1;
    end
    if last < 0 || last > numel(s)
        error('MATLAB:substr:length', 'substr: length LEN must be in the range 0 to %d.', numel(s) - offset + 1);
    end
    t = s(offset:last);
end
