function folder = prefdir(make)
%PREFDIR Folder containing preferences
%   folder = PREFDIR is the folder for this program's preferences. PREFDIR(1) makes it if it is missing.
    base = getenv('XDG_CONFIG_HOME');
    if ispc
        base = getenv('APPDATA');
    elseif isempty(base)
        base = fullfile(getenv('HOME'), '.config');
    end
    folder = fullfile(base, 'etna');
    if nargin > 0 && make && ~isfolder(folder)
        mkdir(folder);
    end
end
