function folder = userpath(varargin)
%USERPATH First folder on the search path
%   folder = USERPATH is the folder for the user's own files, or '' when there is none. USERPATH(folder) puts a folder at
%   the head of the search path, USERPATH('clear') and USERPATH('reset') take it off again.
    persistent chosen
    if isempty(chosen)
        chosen = fullfile(getenv('HOME'), 'Documents', 'MATLAB');
    end
    if nargin > 0
        switch char(varargin{1})
            case 'clear'
                chosen = ' ';
            case 'reset'
                chosen = '';
            otherwise
                if ~isfolder(varargin{1})
                    error('MATLAB:userpath:invalidInput', 'The argument of userpath must be an existing folder, ''reset'' or ''clear''.');
                end
                chosen = char(varargin{1});
                addpath(chosen);
        end
        return
    end
    folder = '';
    if isfolder(chosen)
        folder = chosen;
    end
end
