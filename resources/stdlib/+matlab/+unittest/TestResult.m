classdef TestResult
%TestResult Outcome of a test
%   runtests and matlab.unittest.TestRunner return an array with one element for each test.
%
%   See also runtests, matlab.unittest.TestRunner.
    properties
        Name = ''
        Passed = false
        Failed = false
        Incomplete = false
        Duration = 0            % seconds
        Details = struct()
    end

    methods
        function assertSuccess(results)
        %assertSuccess Raise an error unless all tests passed
            if ~all([results.Passed])
                error('MATLAB:unittest:TestResult:UnsuccessfulRun', ...
                    'The test run was not successful: %d of %d tests failed or were filtered.', ...
                    sum(~[results.Passed]), numel(results));
            end
        end

        function disp(results)
            if isscalar(results)
                fprintf('  TestResult with properties:\n\n');
                fprintf('          Name: ''%s''\n        Passed: %d\n        Failed: %d\n    Incomplete: %d\n', ...
                    results.Name, results.Passed, results.Failed, results.Incomplete);
                fprintf('      Duration: %.4f\n       Details: [1%s1 struct]\n\n', results.Duration, char(215));
            else
                fprintf('  %s TestResult array with properties:\n\n', sprintf('%d%s%d', size(results, 1), char(215), size(results, 2)));
                fprintf('    Name\n    Passed\n    Failed\n    Incomplete\n    Duration\n    Details\n\n');
            end
            fprintf('Totals:\n   %d Passed, %d Failed, %d Incomplete.\n   %.5g seconds testing time.\n\n', ...
                sum([results.Passed]), sum([results.Failed]), sum([results.Incomplete]), sum([results.Duration]));
        end
    end
end
