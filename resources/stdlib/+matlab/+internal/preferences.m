function all = preferences(changed)
%PREFERENCES The preferences of getpref and its kin
%   all = PREFERENCES() is a structure with a field for each group, from the file in prefdir. PREFERENCES(changed) writes it.
    file = fullfile(prefdir(1), 'preferences.mat');
    all = struct();
    if nargin > 0
        all = changed;
        save(file, 'all');
    elseif isfile(file)
        stored = load(file);
        if isfield(stored, 'all')
            all = stored.all;
        end
    end
end
