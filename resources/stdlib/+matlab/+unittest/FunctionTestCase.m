classdef FunctionTestCase < matlab.unittest.TestCase
%FunctionTestCase The test case that test functions get
%   Functions of a test file that functiontests has gathered get one of these as their argument. Its property TestData is
%   theirs: setupOnce and setup put there what the tests need.
%
%   See also functiontests.
    properties
        TestData = struct()
    end
end
