function tests = functiontests(functions_of_file)
%FUNCTIONTESTS Create array of tests from handles to local functions
%   tests = FUNCTIONTESTS(localfunctions), in the main function of a test file, gathers the local functions whose names begin
%   or end with "test". Each gets a test case as its argument. The functions setupOnce and teardownOnce run around all
%   tests of the file, setup and teardown around each.
%
%   See also runtests, localfunctions, matlab.unittest.TestCase.
    if ~iscell(functions_of_file) || ~all(cellfun(@(f) isa(f, 'function_handle'), functions_of_file(:)))
        error('MATLAB:unittest:functiontests:MustBeCellOfFunctionHandles', 'The argument must be a cell array of function handles.');
    end
    frames = dbstack;
    frames(strcmp({frames.name}, 'functiontests')) = [];
    parent = 'tests';
    if ~isempty(frames)
        parent = frames(1).name;
    end
    around = struct('setupOnce', [], 'teardownOnce', [], 'setup', [], 'teardown', []);
    names = cellfun(@func2str, functions_of_file(:)', 'UniformOutput', false);
    short = regexprep(names, '^.*[./>]', '');
    tests = matlab.unittest.Test.empty(1, 0);
    for k = 1:numel(short)
        if isfield(around, short{k})
            around.(short{k}) = functions_of_file{k};
        end
    end
    for k = 1:numel(short)
        if isfield(around, short{k}) || isempty(regexpi(short{k}, '^test|test$', 'once'))
            continue
        end
        test = matlab.unittest.Test;
        test.Kind = 'function';
        test.Parent = parent;
        test.ProcedureName = short{k};
        test.Name = [parent '/' short{k}];
        test.Code = functions_of_file{k};
        test.Setup = around;
        tests(end + 1) = test; %#ok<AGROW>
    end
end
