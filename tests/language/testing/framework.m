% Documentation: functiontests, runtests, matlab.unittest.TestCase, matlab.unittest.TestSuite, matlab.unittest.TestRunner
here = fileparts(mfilename('fullpath'));
runner = matlab.unittest.TestRunner.withNoPlugins();
% functions
suite = testsuite(fullfile(here, 'sums_test.m'));
assert(isequal({suite.ProcedureName}, {'testPasses', 'testSetupIsFresh', 'testFails', 'testStops', 'testRaises', 'testExpectsError', 'filteredTest'}))
assert(strcmp(suite(1).Name, 'sums_test/testPasses'))
results = run(runner, suite);
assert(isequal([results.Passed], logical([1 1 0 0 0 1 0])))
assert(isequal([results.Failed], logical([0 0 1 1 1 0 0])))
assert(isequal([results.Incomplete], logical([0 0 0 1 1 0 1])))
assert(strcmp(results(3).Name, 'sums_test/testFails') && numel(results(3).Details.DiagnosticRecord) == 2)
assert(contains(results(3).Details.DiagnosticRecord{1}, 'not the same'))
% runtests prints, and returns the results
text = evalc('results = runtests(fullfile(here, ''sums_test.m''));');
assert(contains(text, 'Running sums_test') && contains(text, 'Verification failed in sums_test/testFails') && contains(text, 'Failure Summary'))
assert(sum([results.Failed]) == 3)
% a test case at the prompt
testCase = matlab.unittest.TestCase.forInteractiveUse;
assert(contains(evalc('verifyEqual(testCase, 1, 1)'), 'Verification passed'))
assert(contains(evalc('verifyEqual(testCase, 1, 2)'), 'Verification failed'))
id = '';
try
    assertTrue(testCase, false);
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:unittest:AssertionFailed'))
% blocks in comments, as programs for Octave have them
f = [tempname '.m'];
fid = fopen(f, 'w');
fprintf(fid, 'function y = some_function(x)\ny = x;\nend\n%%!assert (1 + 1, 2)\n%%!test\n%%! x = 3;\n%%! assert (x, 3)\n%%!error <abc> error (''abc'')\n%%!assert (1, 2)\n');
fclose(fid);
text = evalc('[passed, total] = test(f);');
assert(passed == 3 && total == 4 && contains(text, '!!!!!'))
delete(f);
