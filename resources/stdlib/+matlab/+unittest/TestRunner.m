classdef TestRunner < handle
%TestRunner Runs test suites
%   runner = matlab.unittest.TestRunner.withTextOutput prints each test's outcome, withNoPlugins prints nothing.
%   results = run(runner, suite) runs the tests of an array of matlab.unittest.Test.
%
%   See also runtests, matlab.unittest.TestSuite, matlab.unittest.TestResult.
    properties
        ArtifactsRootFolder = tempdir
    end

    properties (Hidden)
        Prints = false
        Plugins = {}
    end

    methods (Static)
        function runner = withNoPlugins()
            runner = matlab.unittest.TestRunner;
        end

        function runner = withTextOutput(varargin)
            runner = matlab.unittest.TestRunner;
            runner.Prints = true;
        end

        function runner = withDefaultPlugins(varargin)
            runner = matlab.unittest.TestRunner.withTextOutput();
        end
    end

    methods
        function addPlugin(runner, plugin)
            runner.Plugins{end + 1} = plugin;
        end

        function results = runInParallel(runner, suite)
            results = run(runner, suite);
        end

        function results = run(runner, suite)
            results = matlab.unittest.internal.run_suite(suite, runner.Prints);
        end
    end
end
