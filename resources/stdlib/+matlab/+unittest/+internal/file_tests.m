function suite = file_tests(file)
%FILE_TESTS The tests of one file: a class, a function with local functions, or a script with sections
    [folder, name, extension] = fileparts(file);
    if isempty(extension)
        file = [file '.m'];
    end
    if ~isfile(file)
        found = which(name);
        if isempty(found) || ~isfile(found)
            error('MATLAB:unittest:TestSuite:FileNotFound', 'The file ''%s'' was not found.', file);
        end
        file = found;
        folder = fileparts(found);
    end
    if isempty(folder)
        folder = pwd;
    elseif ~any(folder(1) == '/\') && isempty(regexp(folder, '^[A-Za-z]:', 'once'))
        folder = fullfile(pwd, folder);
    end
    text = fileread(file);
    code = regexprep(text, '^(\s|%[^\n]*(\n|$)|\.\.\.[^\n]*(\n|$))*', '', 'once');
    % Packages are part of the name: +a/+b/testC.m is a.b.testC.
    prefix = '';
    outer = folder;
    [above, last] = fileparts(outer);
    while ~isempty(last) && last(1) == '+'
        prefix = [last(2:end) '.' prefix]; %#ok<AGROW>
        outer = above;
        [above, last] = fileparts(outer);
    end
    on_path = add_folder(outer); %#ok<NASGU>
    suite = matlab.unittest.Test.empty(1, 0);
    if ~isempty(regexp(code, '^classdef\>', 'once'))
        information = meta.class.fromName([prefix name]);
        if ~isempty(information) && any(strcmp(superclasses([prefix name]), 'matlab.unittest.TestCase'))
            suite = matlab.unittest.internal.class_tests(information);
        end
    elseif ~isempty(regexp(code, '^function\>', 'once'))
        if ~isempty(regexp(text, 'functiontests|localfunctions', 'once'))
            suite = feval([prefix name]);
        end
    else
        suite = matlab.unittest.internal.script_tests([prefix name], text);
    end
    for k = 1:numel(suite)
        suite(k).BaseFolder = outer;
    end
end

function restore = add_folder(folder)
    restore = [];
    if ~any(strcmp(strsplit(path, pathsep), folder)) && ~strcmp(folder, pwd)
        addpath(folder);
        restore = onCleanup(@() rmpath(folder));
    end
end
