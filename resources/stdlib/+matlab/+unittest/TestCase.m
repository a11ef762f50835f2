classdef TestCase < matlab.mixin.Copyable
%TestCase Superclass of all test classes
%   A class that inherits from matlab.unittest.TestCase has its tests in methods blocks with the attribute Test. Blocks with
%   the attributes TestMethodSetup, TestMethodTeardown, TestClassSetup and TestClassTeardown hold what runs around each test
%   and around all of them; properties blocks with TestParameter hold values with which tests run again and again.
%
%   Every check exists four times. verifyEqual and its kin record a failure and go on; assertEqual ends the test,
%   fatalAssertEqual the whole run, and assumeEqual filters the test in place of failing it.
%
%   See also runtests, functiontests, matlab.unittest.TestSuite, matlab.unittest.TestRunner.

    properties (Hidden)
        Record = []                 % matlab.unittest.internal.Record of the running test
        Teardowns = {}              % what addTeardown asked for: handles with their arguments, the last one first
        IsInteractive = false       % from forInteractiveUse: checks say when they pass
    end

    methods (Static)
        function testCase = forInteractiveUse(varargin)
        %forInteractiveUse Test case for use at the prompt
        %   testCase = matlab.unittest.TestCase.forInteractiveUse is a test case whose checks print their outcome.
            testCase = matlab.unittest.internal.InteractiveTestCase;
            testCase.IsInteractive = true;
        end
    end

    methods
        function addTeardown(testCase, f, varargin)
        %addTeardown Run a function when the test, or the class's tests, have ended
        %   addTeardown(testCase, f, arguments...) calls f(arguments...); what was added last runs first.
            testCase.Teardowns = [{[{f}, varargin]}, testCase.Teardowns];
        end

        function fixture = applyFixture(testCase, fixture)
        %applyFixture Set a fixture up, and tear it down after the test
            fixture.setup();
            testCase.addTeardown(@() fixture.teardown());
        end

        function log(testCase, varargin) %#ok<INUSL>
        %log Record a diagnostic
        %   log(testCase, diagnostic) and log(testCase, level, diagnostic) print text at the levels Terse (1) and Concise (2).
            level = 2;
            if nargin > 2
                level = varargin{1};
            end
            if isnumeric(level) && level <= 2
                fprintf('[Log] %s\n', matlab.unittest.internal.diagnostic_text(varargin{end}));
            end
        end

        function onFailure(testCase, f) %#ok<INUSD>
        %onFailure Diagnostics for failures: accepted, and not used
        end

        function results = run(testCase, varargin)
        %run Run the tests of a test case
        %   results = run(testCase) runs all tests of the class, run(testCase, name) one method.
            suite = matlab.unittest.TestSuite.fromClass(metaclass(testCase));
            if nargin > 1
                suite = suite(strcmp({suite.ProcedureName}, char(varargin{1})));
            end
            results = run(suite);
        end

        function verifyTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'True', varargin);
        end

        function verifyFalse(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'False', varargin);
        end

        function verifyEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Equal', varargin);
        end

        function verifyNotEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'NotEqual', varargin);
        end

        function verifySameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'SameHandle', varargin);
        end

        function verifyNotSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'NotSameHandle', varargin);
        end

        function varargout = verifyError(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'verify', 'Error', varargin);
        end

        function varargout = verifyWarning(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'verify', 'Warning', varargin);
        end

        function varargout = verifyWarningFree(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'verify', 'WarningFree', varargin);
        end

        function verifyReturnsTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'ReturnsTrue', varargin);
        end

        function verifyEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Empty', varargin);
        end

        function verifyNotEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'NotEmpty', varargin);
        end

        function verifySize(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Size', varargin);
        end

        function verifyLength(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Length', varargin);
        end

        function verifyNumElements(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'NumElements', varargin);
        end

        function verifyGreaterThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'GreaterThan', varargin);
        end

        function verifyGreaterThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'GreaterThanOrEqual', varargin);
        end

        function verifyLessThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'LessThan', varargin);
        end

        function verifyLessThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'LessThanOrEqual', varargin);
        end

        function verifyClass(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Class', varargin);
        end

        function verifyInstanceOf(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'InstanceOf', varargin);
        end

        function verifySubstring(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Substring', varargin);
        end

        function verifyMatches(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Matches', varargin);
        end

        function verifyThat(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'That', varargin);
        end

        function verifyFail(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'verify', 'Fail', varargin);
        end

        function assertTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'True', varargin);
        end

        function assertFalse(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'False', varargin);
        end

        function assertEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Equal', varargin);
        end

        function assertNotEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'NotEqual', varargin);
        end

        function assertSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'SameHandle', varargin);
        end

        function assertNotSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'NotSameHandle', varargin);
        end

        function varargout = assertError(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'assert', 'Error', varargin);
        end

        function varargout = assertWarning(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'assert', 'Warning', varargin);
        end

        function varargout = assertWarningFree(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'assert', 'WarningFree', varargin);
        end

        function assertReturnsTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'ReturnsTrue', varargin);
        end

        function assertEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Empty', varargin);
        end

        function assertNotEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'NotEmpty', varargin);
        end

        function assertSize(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Size', varargin);
        end

        function assertLength(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Length', varargin);
        end

        function assertNumElements(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'NumElements', varargin);
        end

        function assertGreaterThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'GreaterThan', varargin);
        end

        function assertGreaterThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'GreaterThanOrEqual', varargin);
        end

        function assertLessThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'LessThan', varargin);
        end

        function assertLessThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'LessThanOrEqual', varargin);
        end

        function assertClass(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Class', varargin);
        end

        function assertInstanceOf(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'InstanceOf', varargin);
        end

        function assertSubstring(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Substring', varargin);
        end

        function assertMatches(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Matches', varargin);
        end

        function assertThat(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'That', varargin);
        end

        function assertFail(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assert', 'Fail', varargin);
        end

        function assumeTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'True', varargin);
        end

        function assumeFalse(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'False', varargin);
        end

        function assumeEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Equal', varargin);
        end

        function assumeNotEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'NotEqual', varargin);
        end

        function assumeSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'SameHandle', varargin);
        end

        function assumeNotSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'NotSameHandle', varargin);
        end

        function varargout = assumeError(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'assume', 'Error', varargin);
        end

        function varargout = assumeWarning(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'assume', 'Warning', varargin);
        end

        function varargout = assumeWarningFree(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'assume', 'WarningFree', varargin);
        end

        function assumeReturnsTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'ReturnsTrue', varargin);
        end

        function assumeEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Empty', varargin);
        end

        function assumeNotEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'NotEmpty', varargin);
        end

        function assumeSize(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Size', varargin);
        end

        function assumeLength(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Length', varargin);
        end

        function assumeNumElements(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'NumElements', varargin);
        end

        function assumeGreaterThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'GreaterThan', varargin);
        end

        function assumeGreaterThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'GreaterThanOrEqual', varargin);
        end

        function assumeLessThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'LessThan', varargin);
        end

        function assumeLessThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'LessThanOrEqual', varargin);
        end

        function assumeClass(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Class', varargin);
        end

        function assumeInstanceOf(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'InstanceOf', varargin);
        end

        function assumeSubstring(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Substring', varargin);
        end

        function assumeMatches(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Matches', varargin);
        end

        function assumeThat(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'That', varargin);
        end

        function assumeFail(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'assume', 'Fail', varargin);
        end

        function fatalAssertTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'True', varargin);
        end

        function fatalAssertFalse(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'False', varargin);
        end

        function fatalAssertEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Equal', varargin);
        end

        function fatalAssertNotEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'NotEqual', varargin);
        end

        function fatalAssertSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'SameHandle', varargin);
        end

        function fatalAssertNotSameHandle(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'NotSameHandle', varargin);
        end

        function varargout = fatalAssertError(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Error', varargin);
        end

        function varargout = fatalAssertWarning(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Warning', varargin);
        end

        function varargout = fatalAssertWarningFree(testCase, varargin)
            [varargout{1:nargout}] = matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'WarningFree', varargin);
        end

        function fatalAssertReturnsTrue(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'ReturnsTrue', varargin);
        end

        function fatalAssertEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Empty', varargin);
        end

        function fatalAssertNotEmpty(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'NotEmpty', varargin);
        end

        function fatalAssertSize(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Size', varargin);
        end

        function fatalAssertLength(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Length', varargin);
        end

        function fatalAssertNumElements(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'NumElements', varargin);
        end

        function fatalAssertGreaterThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'GreaterThan', varargin);
        end

        function fatalAssertGreaterThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'GreaterThanOrEqual', varargin);
        end

        function fatalAssertLessThan(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'LessThan', varargin);
        end

        function fatalAssertLessThanOrEqual(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'LessThanOrEqual', varargin);
        end

        function fatalAssertClass(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Class', varargin);
        end

        function fatalAssertInstanceOf(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'InstanceOf', varargin);
        end

        function fatalAssertSubstring(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Substring', varargin);
        end

        function fatalAssertMatches(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Matches', varargin);
        end

        function fatalAssertThat(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'That', varargin);
        end

        function fatalAssertFail(testCase, varargin)
            matlab.unittest.internal.qualify(testCase, 'fatalAssert', 'Fail', varargin);
        end
    end

    methods (Hidden)
        function runTeardowns(testCase)
            while ~isempty(testCase.Teardowns)
                task = testCase.Teardowns{1};
                testCase.Teardowns(1) = [];
                task{1}(task{2:end});
            end
        end

        function other = forNextTest(testCase, record)
        % A copy for one test: with what the class's setup left in the properties, and teardowns of its own
            other = copy(testCase);
            other.Teardowns = {};
            other.Record = record;
        end
    end
end
