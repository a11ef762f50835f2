function name = file_in_loadpath(file, opt)
%FILE_IN_LOADPATH Full name of a file in the current folder or on the search path
%   NAME = FILE_IN_LOADPATH(FILE) is empty when there is no such file.
%   NAMES = FILE_IN_LOADPATH(FILE, "all") is a cell array of all of them.
%
%   See also file_in_path, which, path.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to file_in_loadpath.');
    end
    if ~ischar(file) && ~isStringScalar(file) && ~iscellstr(file) || isempty(file)
        error('MATLAB:file_in_loadpath:input', 'file_in_loadpath: FILE argument must be a string.');
    end
    if nargin > 1 && ~strcmp(opt, 'all')
        error('MATLAB:file_in_loadpath:option', 'file_in_loadpath: optional second argument must be the string "all".');
    end
    folders = strjoin({pwd, path}, pathsep);
    if nargin > 1
        name = file_in_path(folders, file, 'all');
    else
        name = file_in_path(folders, file);
    end
end
