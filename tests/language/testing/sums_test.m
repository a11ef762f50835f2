function tests = sums_test
% A test file of functions, for framework.m
    tests = functiontests({@setupOnce, @setup, @testPasses, @testSetupIsFresh, @testFails, @testStops, @testRaises, ...
        @testExpectsError, @filteredTest});
end

function setupOnce(testCase)
    testCase.TestData.base = 10;
end

function setup(testCase)
    testCase.TestData.count = 1;
end

function testPasses(testCase)
    verifyEqual(testCase, testCase.TestData.base + testCase.TestData.count, 11);
    testCase.TestData.count = 99;
    testCase.verifyTrue(true);
    verifyEqual(testCase, [1 2 3.0001], [1 2 3], 'AbsTol', 1e-3);
    verifyEqual(testCase, {1, 'a', struct('x', 2)}, {1, 'a', struct('x', 2)});
    verifySize(testCase, ones(2, 3), [2 3]);
end

function testSetupIsFresh(testCase)
    assertEqual(testCase, testCase.TestData.count, 1);
end

function testFails(testCase)
    verifyEqual(testCase, 1, 2, 'not the same');
    verifyEqual(testCase, single(1), 1);
end

function testStops(testCase)
    assertEmpty(testCase, 1);
    error('test:notReached', 'not reached');
end

function testRaises(~)
    error('test:boom', 'boom');
end

function testExpectsError(testCase)
    verifyError(testCase, @() error('my:id', 'text'), 'my:id');
end

function filteredTest(testCase)
    assumeTrue(testCase, false);
end
