function name = make_absolute_filename(file)
%MAKE_ABSOLUTE_FILENAME Full name of a file, whether it exists or not
%   NAME = MAKE_ABSOLUTE_FILENAME(FILE) puts the current folder before a relative name and resolves . and .. in it.
%
%   See also is_absolute_filename, fullfile.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to make_absolute_filename.');
    end
    if ~ischar(file) && ~isStringScalar(file)
        error('MATLAB:make_absolute_filename:input', 'make_absolute_filename: FILE argument must be a filename.');
    end
    file = char(file);
    if ~is_absolute_filename(file)
        file = [pwd, '/', file];
    end
    parts = strsplit(strrep(file, '\', '/'), '/');
    kept = {};
    for k = 1:numel(parts)
        if strcmp(parts{k}, '..')
            kept = kept(1:end - 1);
        elseif ~isempty(parts{k}) && ~strcmp(parts{k}, '.')
            kept{end + 1} = parts{k}; %#ok<AGROW>
        end
    end
    name = strjoin(kept, '/');
    if file(1) == '/' || file(1) == '\'
        name = ['/', name];
    end
end
