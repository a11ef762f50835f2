function c = ostrsplit(s, sep, strip_empty)
%OSTRSPLIT Text split at any of several characters
%   C = OSTRSPLIT(S, SEP) splits S wherever one of the characters of SEP stands. The rows of a char matrix are split one
%   after the other.
%   C = OSTRSPLIT(S, SEP, true) leaves empty parts out.
%
%   See also strsplit, strtok.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to ostrsplit.');
    end
    if nargin < 3
        strip_empty = false;
    end
    if ~ischar(s) && ~isStringScalar(s)
        error('MATLAB:ostrsplit:input', 'ostrsplit: S and SEP must be string values.');
    end
    if ~ischar(sep) && ~isStringScalar(sep)
        error('MATLAB:ostrsplit:input', 'ostrsplit: S and SEP must be string values.');
    end
    if ~isscalar(strip_empty) || ~(islogical(strip_empty) || isnumeric(strip_empty))
        error('MATLAB:ostrsplit:input', 'ostrsplit: STRIP_EMPTY must be a scalar value.');
    end
    s = char(s);
    sep = char(sep);
    if isempty(s)
        c = {''};
    else
        c = {};
        for row = 1:size(s, 1)
            text = s(row, :);
            at = [0, find(ismember(text, sep)), numel(text) + 1];
            for k = 1:numel(at) - 1
                c{end + 1} = text(at(k) + 1:at(k + 1) - 1); %#ok<AGROW>
            end
        end
    end
    if strip_empty
        c = c(~cellfun(@isempty, c));
    end
end
