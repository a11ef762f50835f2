function names = extracted_names(listing, folder)
%EXTRACTED_NAMES Files of an archive's listing below the folder to which they went
    names = strsplit(strtrim(listing), newline);
    names = names(~endsWith(names, '/') & ~strcmp(names, ''));
    names = cellfun(@(name) fullfile(char(folder), name), names, 'UniformOutput', false);
end
