% Documentation: matlab.unittest.TestCase, matlab.unittest.TestSuite, TestParameter
here = fileparts(mfilename('fullpath'));
runner = matlab.unittest.TestRunner.withNoPlugins();
% a class
suite = matlab.unittest.TestSuite.fromFile(fullfile(here, 'StackTest.m'));
assert(isequal({suite.Name}, {'StackTest/hasItems', 'StackTest/parameters(count=1,kind=small)', 'StackTest/parameters(count=1,kind=large)', ...
    'StackTest/parameters(count=2,kind=small)', 'StackTest/parameters(count=2,kind=large)', 'StackTest/fails', 'StackTest/tagged'}))
results = run(runner, suite);
assert(isequal([results.Passed], logical([1 1 1 1 1 0 1])))
slow = selectIf(suite, 'Tag', 'Slow');
assert(isequal({slow.ProcedureName}, {'tagged'}) && numel(selectIf(suite, 'Name', '*param*')) == 4)
