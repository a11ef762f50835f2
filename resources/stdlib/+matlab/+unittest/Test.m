classdef Test
%Test One test of a suite
%   functiontests, testsuite and matlab.unittest.TestSuite return arrays of these. run(tests) runs them.
%
%   See also matlab.unittest.TestSuite, runtests.
    properties
        Name = ''               % of the class or file, and of the test in it
        ProcedureName = ''
        TestClass = ''
        BaseFolder = ''
        Parameterization = struct('Property', {}, 'Name', {}, 'Value', {})
        SharedTestFixtures = []
        Tags = {}
    end

    properties (Hidden)
        Kind = 'function'       % 'function', 'class' or 'script'
        Parent = ''             % the file's or class's name: its tests share what is set up once
        Code = []               % the test's function handle, or the script's text
        Setup = struct('setupOnce', [], 'teardownOnce', [], 'setup', [], 'teardown', [])
    end

    methods
        function results = run(tests)
        %run Run the tests and print the outcome
            results = matlab.unittest.TestRunner.withTextOutput().run(tests);
        end

        function tests = selectIf(tests, varargin)
        %selectIf The tests that fit
        %   selectIf(tests, 'Name', pattern, 'ProcedureName', pattern, 'Tag', pattern): patterns may have wildcards.
            keep = true(1, numel(tests));
            for k = 1:2:numel(varargin) - 1
                fits = @(text) ~isempty(regexp(text, ['^' regexptranslate('wildcard', char(varargin{k + 1})) '$'], 'once'));
                switch lower(char(varargin{k}))
                    case 'name'
                        keep = keep & cellfun(fits, {tests.Name});
                    case 'procedurename'
                        keep = keep & cellfun(fits, {tests.ProcedureName});
                    case 'tag'
                        keep = keep & cellfun(@(tags) any(cellfun(fits, tags)), {tests.Tags});
                    otherwise
                        error('MATLAB:unittest:TestSuite:selectIf', 'Tests cannot be selected by ''%s''.', char(varargin{k}));
                end
            end
            tests = tests(keep);
        end
    end
end
