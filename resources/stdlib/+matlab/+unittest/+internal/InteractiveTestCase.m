classdef InteractiveTestCase < matlab.unittest.TestCase
%InteractiveTestCase The test case of matlab.unittest.TestCase.forInteractiveUse
end
