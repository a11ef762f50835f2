classdef TestCase < matlab.unittest.TestCase
%TestCase Superclass of classes with performance tests
%   Performance tests are tests that say which part of them is to be measured: startMeasuring and stopMeasuring stand around
%   it, or a while loop on keepMeasuring runs it. runtests runs them as tests, once.
%
%   See also matlab.unittest.TestCase, timeit.
    properties (Hidden)
        MeasuredTime = []       % seconds of each measurement
        Started = []
        RunsAgain = true
    end

    methods
        function startMeasuring(testCase, varargin)
        %startMeasuring The part to be measured begins here
            testCase.Started = tic;
        end

        function stopMeasuring(testCase, varargin)
        %stopMeasuring The part to be measured ends here
            if isempty(testCase.Started)
                error('MATLAB:perftest:StopWithoutStart', 'stopMeasuring was called without startMeasuring.');
            end
            testCase.MeasuredTime(end + 1) = toc(testCase.Started);
            testCase.Started = [];
        end

        function again = keepMeasuring(testCase, varargin)
        %keepMeasuring True as long as the loop around the measured part is to go on
            again = testCase.RunsAgain;
            if again
                startMeasuring(testCase);
            elseif ~isempty(testCase.Started)
                stopMeasuring(testCase);
            end
            testCase.RunsAgain = ~again;
        end
    end
end
