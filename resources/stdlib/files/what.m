function listing = what(folder)
%WHAT List MATLAB files in folder
%   WHAT lists the files and folders of the current folder that matter to programs: functions and scripts, MAT-files,
%   classes and packages. WHAT(folder) lists those of another folder; listing = WHAT(...) returns them in a structure.
    if nargin == 0
        folder = pwd;
    end
    if ~isfolder(folder)
        found = struct('path', {});
    else
        entries = dir(folder);
        names = {entries.name};
        folders = [entries.isdir];
        files = names(~folders);
        within = names(folders);
        with_extension = @(extension) reshape(files(endsWith(files, extension)), [], 1);
        starting_with = @(mark) reshape(cellfun(@(n) n(2:end), within(startsWith(within, mark)), 'UniformOutput', false), [], 1);
        full = folder;
        if ~startsWith(full, '/') && isempty(regexp(full, '^[A-Za-z]:', 'once'))
            full = fullfile(pwd, full);
        end
        if strcmp(folder, '.')
            full = pwd;
        end
        found = struct('path', full, 'm', {with_extension('.m')}, 'mlapp', {with_extension('.mlapp')}, ...
            'mlx', {with_extension('.mlx')}, 'mat', {with_extension('.mat')}, 'mex', {with_extension(['.' mexext])}, ...
            'mdl', {with_extension('.mdl')}, 'slx', {with_extension('.slx')}, 'p', {with_extension('.p')}, ...
            'classes', {starting_with('@')}, 'packages', {starting_with('+')});
    end
    if nargout > 0
        listing = found;
        return
    end
    if isempty(found)
        fprintf('%s not found.\n', folder);
        return
    end
    show('MATLAB Code files', found.path, found.m);
    show('MAT-files', found.path, found.mat);
    show('Classes', found.path, found.classes);
    show('Packages', found.path, found.packages);
end

function show(title, folder, names)
    if isempty(names)
        return
    end
    fprintf('\n%s in the folder %s\n\n', title, folder);
    fprintf('%s\n', names{:});
    fprintf('\n');
end
