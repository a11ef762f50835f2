function suite = folder_tests(folder, deep)
%FOLDER_TESTS The tests of the files of a folder whose names begin or end with "test"
%   suite = FOLDER_TESTS(folder, deep) looks at the folders below too when deep is true. Test classes count whatever their
%   name.
    suite = matlab.unittest.Test.empty(1, 0);
    if ~isfolder(folder)
        error('MATLAB:unittest:TestSuite:InvalidFolder', 'The folder ''%s'' does not exist.', folder);
    end
    entries = dir(folder);
    for k = 1:numel(entries)
        name = entries(k).name;
        if entries(k).isdir
            if deep && name(1) ~= '.' && ~strcmp(name, 'private')
                suite = [suite, matlab.unittest.internal.folder_tests(fullfile(folder, name), deep)]; %#ok<AGROW>
            end
            continue
        end
        [~, base, extension] = fileparts(name);
        if ~strcmp(extension, '.m')
            continue
        end
        file = fullfile(folder, name);
        named = ~isempty(regexpi(base, '^test|test$|tests$', 'once'));
        if named || ~isempty(regexp(fileread(file), '^\s*classdef[^\n]*matlab\.unittest\.TestCase', 'once', 'lineanchors'))
            suite = [suite, matlab.unittest.internal.file_tests(file)]; %#ok<AGROW>
        end
    end
end
