function suite = testsuite(names, varargin)
%TESTSUITE Create suite of tests
%   suite = TESTSUITE gathers the tests of the current folder, TESTSUITE(names) those of files, folders, classes and single
%   tests. 'IncludeSubfolders', 'Name', 'ProcedureName' and 'Tag' select as in runtests.
%
%   See also runtests, matlab.unittest.TestSuite.
    if nargin == 0
        names = {pwd};
    elseif (ischar(names) || isstring(names)) && isscalar(string(names)) && mod(numel(varargin), 2) == 1
        varargin = [{names}, varargin];
        names = {pwd};
    end
    deep = false;
    selection = {};
    for k = 1:2:numel(varargin) - 1
        switch lower(char(varargin{k}))
            case {'includesubfolders', 'includingsubfolders', 'recursively'}
                deep = logical(varargin{k + 1});
            case {'name', 'procedurename', 'tag'}
                selection = [selection, varargin(k:k + 1)]; %#ok<AGROW>
            case {'includesubpackages', 'includingsubpackages', 'superclass', 'basefolder', 'includereferencedprojects', ...
                    'parameterproperty', 'parametername', 'invalidfilefoundaction', 'dependson'}
            otherwise
                error('MATLAB:InputParser:UnmatchedParameter', '''%s'' is not a recognized parameter.', char(varargin{k}));
        end
    end
    names = cellstr(names);
    suite = matlab.unittest.Test.empty(1, 0);
    for k = 1:numel(names)
        if isfolder(names{k})
            suite = [suite, matlab.unittest.internal.folder_tests(names{k}, deep)]; %#ok<AGROW>
        else
            suite = [suite, matlab.unittest.internal.named_tests(names{k})]; %#ok<AGROW>
        end
    end
    if ~isempty(selection)
        suite = selectIf(suite, selection{:});
    end
end
