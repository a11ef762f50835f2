function list = matching_files(files, folder)
%MATCHING_FILES The files that names with wildcards mean, as they are seen from a folder
    given = cellstr(files);
    list = {};
    for k = 1:numel(given)
        name = given{k};
        if any(name == '*' | name == '?')
            before = cd(folder);
            found = glob(name);
            cd(before);
            list = [list, reshape(found, 1, [])]; %#ok<AGROW>
        else
            full = name;
            if ~is_absolute_filename(name)
                full = fullfile(folder, name);
            end
            if ~isfile(full) && ~isfolder(full)
                error('MATLAB:archive:fileNotFound', 'The file ''%s'' does not exist.', name);
            end
            list{end + 1} = name; %#ok<AGROW>
        end
    end
end
