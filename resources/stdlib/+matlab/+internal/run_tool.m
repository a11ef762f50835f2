function output = run_tool(identifier, folder, command, varargin)
%RUN_TOOL Run a program of the system in a folder; an error with its words if it fails
%   output = RUN_TOOL(identifier, folder, command, words...) puts the words, quoted, in place of %s in the command, the last
%   of them as they are when they begin with a blank.
    words = cell(1, numel(varargin));
    for k = 1:numel(varargin)
        if startsWith(varargin{k}, ' ')
            words{k} = varargin{k};
        else
            words{k} = strtrim(matlab.internal.quoted(varargin{k}));
        end
    end
    before = cd(folder);
    restore = onCleanup(@() cd(before)); %#ok<NASGU>
    [status, output] = system(sprintf(command, words{:}));
    if status ~= 0
        error(identifier, '%s', strtrim(output));
    end
end
