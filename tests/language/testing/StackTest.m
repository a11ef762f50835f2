classdef StackTest < matlab.unittest.TestCase
% A test class, for framework.m
    properties
        Items
        Trace = {}
    end

    properties (TestParameter)
        count = {1, 2}
        kind = struct('small', 3, 'large', 300)
    end

    methods (TestClassSetup)
        function once(testCase)
            testCase.Trace{end + 1} = 'once';
        end
    end

    methods (TestMethodSetup)
        function fill(testCase)
            testCase.verifyEmpty(testCase.Items);
            testCase.Items = 1:3;
            testCase.addTeardown(@() testCase.verifyNumElements(testCase.Items, 3));
        end
    end

    methods (Test)
        function hasItems(testCase)
            testCase.verifyEqual(testCase.Items, 1:3);
            testCase.verifyEqual(testCase.Trace, {'once'});
            testCase.verifyGreaterThan(testCase.Items, 0);
            testCase.verifyClass(testCase.Items, 'double');
            testCase.verifyThat(testCase.Items(1), matlab.unittest.constraints.IsEqualTo(1));
        end

        function parameters(testCase, count, kind)
            testCase.verifyEqual(mod(kind, count + 1) >= 0, true);
        end

        function fails(testCase)
            testCase.verifyEqual(testCase.Items, 1:4);
        end
    end

    methods (Test, TestTags = {'Slow'})
        function tagged(testCase)
            testCase.verifyWarning(@() warning('my:warning', 'text'), 'my:warning');
        end
    end
end
