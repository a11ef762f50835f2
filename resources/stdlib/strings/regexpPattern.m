function pat = regexpPattern(expression, varargin)
%REGEXPPATTERN Pattern that matches specified regular expression
%   PAT = REGEXPPATTERN(EXPRESSION) matches the regular expression. REGEXPPATTERN(EXPRESSION, NAME, VALUE, ...) takes the
%   names 'DotExceptNewline', 'Anchors' ('text' or 'line'), 'IgnoreCase' and 'FreeSpacing'.
%
%   See also pattern, regexp.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    on = '';
    off = '';
    for k = 1:2:numel(varargin)
        if k == numel(varargin)
            error('MATLAB:pattern:MissingValue', 'The option %s has no value.', char(varargin{k}));
        end
        value = varargin{k + 1};
        switch lower(char(varargin{k}))
            case 'ignorecase'
                if value
                    on = [on, 'i']; %#ok<AGROW>
                end
            case 'dotexceptnewline'
                if value
                    off = [off, 's']; %#ok<AGROW>
                end
            case 'freespacing'
                if value
                    on = [on, 'x']; %#ok<AGROW>
                end
            case {'anchors', 'lineanchors'}
                if isequal(lower(char(value)), 'line') || isequal(value, true)
                    on = [on, 'm']; %#ok<AGROW>
                end
            otherwise
                error('MATLAB:unknownOption', 'Unknown option ''%s'' for regexpPattern.', char(varargin{k}));
        end
    end
    if ~isempty(off)
        off = ['-', off];
    end
    expression = cellstr(expression);
    pat = repmat(pattern, size(expression));
    for k = 1:numel(expression)
        pat(k) = pattern.of(['(?', on, off, ':', expression{k}, ')'], sprintf('regexpPattern("%s")', expression{k}), 'atom');
    end
end
