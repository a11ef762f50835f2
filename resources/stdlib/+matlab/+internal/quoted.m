function text = quoted(varargin)
%QUOTED Words for a command line: each behind a blank, and in quotes that the shell takes off
    text = '';
    for k = 1:nargin
        if ispc
            text = [text ' "' char(varargin{k}) '"']; %#ok<AGROW>
        else
            text = [text ' ''' strrep(char(varargin{k}), '''', '''\''''') '''']; %#ok<AGROW>
        end
    end
end
