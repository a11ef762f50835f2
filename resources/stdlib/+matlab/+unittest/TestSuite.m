classdef TestSuite
%TestSuite Tests gathered from classes, files and folders
%   suite = matlab.unittest.TestSuite.fromFile(file), fromClass(?Class), fromMethod(?Class, name), fromFolder(folder),
%   fromPackage(name) and fromName(name) return arrays of matlab.unittest.Test.
%
%   See also testsuite, runtests, matlab.unittest.TestRunner.
    methods (Static)
        function suite = fromClass(class_information, varargin)
            suite = matlab.unittest.internal.class_tests(class_information);
            suite = select(suite, varargin);
        end

        function suite = fromMethod(class_information, method, varargin)
            suite = matlab.unittest.internal.class_tests(class_information);
            suite = suite(strcmp({suite.ProcedureName}, char(method)));
            if isempty(suite)
                error('MATLAB:unittest:TestSuite:NonTestMethod', 'The class has no test method ''%s''.', char(method));
            end
            suite = select(suite, varargin);
        end

        function suite = fromFile(file, varargin)
            suite = select(matlab.unittest.internal.file_tests(char(file)), varargin);
        end

        function suite = fromFolder(folder, varargin)
            [deep, rest] = option(varargin, 'IncludingSubfolders', 'IncludeSubfolders');
            suite = select(matlab.unittest.internal.folder_tests(char(folder), deep), rest);
        end

        function suite = fromPackage(name, varargin)
            [deep, rest] = option(varargin, 'IncludingSubpackages', 'IncludeSubpackages');
            listing = what(['+' strrep(char(name), '.', '/+')]);
            if isempty(listing)
                error('MATLAB:unittest:TestSuite:InvalidPackage', 'No package ''%s'' was found.', char(name));
            end
            suite = select(matlab.unittest.internal.folder_tests(listing(1).path, deep), rest);
        end

        function suite = fromName(name, varargin)
            name = char(name);
            parent = strtok(name, '/(');
            suite = matlab.unittest.internal.named_tests(parent);
            suite = suite(strcmp({suite.Name}, name));
            if isempty(suite)
                error('MATLAB:unittest:TestSuite:UnrecognizedName', 'No test ''%s'' was found.', name);
            end
        end
    end
end

function suite = select(suite, options)
    if ~isempty(options)
        suite = selectIf(suite, options{:});
    end
end

function [value, rest] = option(options, varargin)
    value = false;
    keep = true(1, numel(options));
    for k = 1:2:numel(options) - 1
        if any(strcmpi(char(options{k}), varargin))
            value = logical(options{k + 1});
            keep(k:k + 1) = false;
        end
    end
    rest = options(keep);
end
