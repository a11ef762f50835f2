function suite = named_tests(name)
%NAMED_TESTS The tests that a name stands for: a file, a folder, a class, a function, or one test of them
    if isfolder(name)
        suite = matlab.unittest.internal.folder_tests(name, false);
        return
    end
    [parent, rest] = strtok(name, '/');
    if isfile(name) || isfile([name '.m']) || isempty(rest) || ~isempty(regexp(name, '\.m$', 'once'))
        if ~isfile(name) && ~isfile([name '.m']) && ~isempty(strfind(name, '.')) && isempty(regexp(name, '\.m$', 'once'))
            suite = matlab.unittest.internal.class_tests(name); % a class or function in a package
            if isempty(suite)
                error('MATLAB:unittest:TestSuite:UnrecognizedSuite', 'The tests ''%s'' were not found.', name);
            end
            return
        end
        suite = matlab.unittest.internal.file_tests(name);
        return
    end
    suite = matlab.unittest.internal.named_tests(parent);
    suite = suite(strcmp({suite.Name}, name) | startsWith({suite.Name}, [name '(']));
    if isempty(suite)
        error('MATLAB:unittest:TestSuite:UnrecognizedSuite', 'The test ''%s'' was not found.', name);
    end
end
