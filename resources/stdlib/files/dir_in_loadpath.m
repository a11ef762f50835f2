function name = dir_in_loadpath(folder, opt)
%DIR_IN_LOADPATH Full name of a folder that ends an entry of the search path or lies in one
%   NAME = DIR_IN_LOADPATH(FOLDER) is empty when there is no such folder.
%   NAMES = DIR_IN_LOADPATH(FOLDER, "all") is a cell array of all of them.
%
%   See also file_in_loadpath, path.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to dir_in_loadpath.');
    end
    if ~ischar(folder) && ~isStringScalar(folder)
        error('MATLAB:dir_in_loadpath:input', 'dir_in_loadpath: DIR must be a directory name.');
    end
    folder = char(folder);
    found = {};
    list = [{pwd}, strsplit(path, pathsep)];
    for k = 1:numel(list)
        entry = list{k};
        if endsWith(entry, [filesep, folder])
            found{end + 1, 1} = entry; %#ok<AGROW>
        elseif ~isempty(entry) && exist(fullfile(entry, folder), 'dir') == 7
            found{end + 1, 1} = fullfile(entry, folder); %#ok<AGROW>
        end
    end
    if nargin > 1
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
