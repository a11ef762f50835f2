function name = file_in_path(folders, file, opt)
%FILE_IN_PATH Full name of a file in a list of folders
%   NAME = FILE_IN_PATH(FOLDERS, FILE) is the first file of that name in FOLDERS, text with PATHSEP between the folders.
%   FILE may be a cell array of names, of which the first that exists counts. NAME is empty when there is none.
%   NAMES = FILE_IN_PATH(FOLDERS, FILE, "all") is a cell array of all of them.
%
%   See also file_in_loadpath, exist.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to file_in_path.');
    end
    if ~ischar(folders) && ~isStringScalar(folders)
        error('MATLAB:file_in_path:input', 'file_in_path: PATH must be a string.');
    end
    if ~ischar(file) && ~isStringScalar(file) && ~iscellstr(file) || isempty(file)
        error('MATLAB:file_in_path:input', 'file_in_path: FILE argument must be a string or a cell array of strings.');
    end
    if nargin > 2 && ~strcmp(opt, 'all')
        error('MATLAB:file_in_path:option', 'file_in_path: optional third argument must be the string "all".');
    end
    found = {};
    list = strsplit(char(folders), pathsep);
    names = cellstr(file);
    for f = 1:numel(list)
        for k = 1:numel(names)
            candidate = fullfile(list{f}, names{k});
            if exist(candidate, 'file') == 2
                found{end + 1, 1} = candidate; %#ok<AGROW>
            end
        end
    end
    if nargin > 2
        name = found;
        if isempty(found)
            name = {};
        end
    elseif isempty(found)
        name = '';
    else
        name = found{1};
    end
end
