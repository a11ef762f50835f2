function results = runtests(varargin)
%RUNTESTS Run set of tests
%   results = RUNTESTS runs the tests of the current folder. RUNTESTS(names) runs those of test files, folders, test classes
%   or single tests ('file/test'). RUNTESTS(..., 'IncludeSubfolders', true) looks in the folders below too; 'Name',
%   'ProcedureName' and 'Tag' select tests by patterns with wildcards.
%
%   See also testsuite, functiontests, matlab.unittest.TestCase.
    selection = {};
    options = varargin;
    first = 1;
    if mod(numel(options), 2) == 1
        first = 2;
        selection = options(1);
    end
    strict = false;
    keep = true(1, numel(options));
    for k = first:2:numel(options) - 1
        if any(strcmpi(char(options{k}), {'OutputDetail', 'LoggingLevel', 'Strict', 'Debug', 'UseParallel', 'ReportCoverageFor', 'GenerateBaselines'}))
            keep(k:k + 1) = false;
            if strcmpi(char(options{k}), 'Strict')
                strict = logical(options{k + 1});
            end
        end
    end
    options = options(keep);
    suite = testsuite(selection{:}, options{numel(selection) + 1:end});
    if isempty(suite)
        warning('MATLAB:unittest:TestSuite:FileExcluded', 'No tests were found.');
    end
    if strict
        lastwarn('');
    end
    found = run(matlab.unittest.TestRunner.withTextOutput(), suite);
    if nargout > 0
        results = found;
    else
        disp(found);
    end
end
