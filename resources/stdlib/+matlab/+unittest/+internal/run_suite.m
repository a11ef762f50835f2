function results = run_suite(suite, prints)
%RUN_SUITE Run tests
%   results = RUN_SUITE(suite, prints) runs an array of matlab.unittest.Test: those of one class or file together, around
%   them what is set up once, around each test what is set up for it.
    results = matlab.unittest.TestResult.empty(1, 0);
    if isempty(suite)
        return
    end
    parents = {suite.Parent};
    first = 1;
    stop = false;
    while first <= numel(suite) && ~stop
        last = first;
        while last < numel(suite) && strcmp(parents{last + 1}, parents{first})
            last = last + 1;
        end
        if prints
            fprintf('Running %s\n', parents{first});
        end
        [part, stop] = run_group(suite(first:last), prints);
        results = [results, part]; %#ok<AGROW>
        if prints
            fprintf('\nDone %s\n__________\n\n', parents{first});
        end
        first = last + 1;
    end
    if prints
        print_failures(results);
    end
end

function [results, stop] = run_group(tests, prints)
    stop = false;
    results = matlab.unittest.TestResult.empty(1, 0);
    folder = tests(1).BaseFolder;
    restore = []; %#ok<NASGU>
    if ~isempty(folder) && ~any(strcmp(strsplit(path, pathsep), folder)) && ~strcmp(folder, pwd)
        addpath(folder);
        restore = onCleanup(@() rmpath(folder)); %#ok<NASGU>
    end
    once = new_record(tests(1).Parent, prints);
    shared = [];
    around = struct('setup', {{}}, 'teardown', {{}}, 'each_setup', {{}}, 'each_teardown', {{}});
    stopped = attempt(once, @make_shared);
    if ~stopped
        for k = 1:numel(around.setup)
            stopped = attempt(once, @() around.setup{k}(shared));
            if stopped
                break
            end
        end
    end
    for k = 1:numel(tests)
        record = new_record(tests(k).Name, prints);
        started = tic;
        if stopped || stop
            record.Failed = once.Failed;
            record.Incomplete = true;
            record.Reasons = once.Reasons;
        else
            stop = run_test(tests(k), shared, around, record);
        end
        result = matlab.unittest.TestResult;
        result.Name = tests(k).Name;
        result.Failed = record.Failed;
        result.Incomplete = record.Incomplete;
        result.Passed = ~record.Failed && ~record.Incomplete;
        result.Duration = toc(started);
        result.Details = struct('DiagnosticRecord', {record.Diagnostics}, 'Reasons', {record.Reasons});
        results(end + 1) = result; %#ok<AGROW>
        if prints
            fprintf('.');
        end
    end
    if ~isempty(shared)
        for k = numel(around.teardown):-1:1
            attempt(once, @() around.teardown{k}(shared));
        end
        attempt(once, @() runTeardowns(shared));
    end
    if once.Failed && ~stopped && ~isempty(results) % a teardown of all failed
        for k = 1:numel(results)
            results(k).Failed = true;
            results(k).Passed = false;
        end
    end

    function make_shared()
        switch tests(1).Kind
            case 'class'
                shared = feval(tests(1).TestClass);
                list = metaclass(shared).MethodList;
                for m = 1:numel(list)
                    name = list(m).Name;
                    call = @(testCase) feval(name, testCase);
                    if list(m).TestClassSetup
                        around.setup{end + 1} = call;
                    elseif list(m).TestClassTeardown
                        around.teardown{end + 1} = call;
                    elseif list(m).TestMethodSetup
                        around.each_setup{end + 1} = call;
                    elseif list(m).TestMethodTeardown
                        around.each_teardown{end + 1} = call;
                    end
                end
            case 'function'
                shared = matlab.unittest.FunctionTestCase;
                functions_of_file = tests(1).Setup;
                around.setup = one_or_none(functions_of_file.setupOnce);
                around.teardown = one_or_none(functions_of_file.teardownOnce);
                around.each_setup = one_or_none(functions_of_file.setup);
                around.each_teardown = one_or_none(functions_of_file.teardown);
            otherwise
                shared = matlab.unittest.FunctionTestCase;
        end
        shared.Record = once;
    end
end

function list = one_or_none(f)
    if isempty(f)
        list = {};
    else
        list = {f};
    end
end

function stop = run_test(test, shared, around, record)
    testCase = forNextTest(shared, record);
    stopped = false;
    stop = false;
    for k = 1:numel(around.each_setup)
        [stopped, fatal] = attempt(record, @() around.each_setup{k}(testCase));
        stop = stop || fatal;
        if stopped
            break
        end
    end
    if ~stopped
        switch test.Kind
            case 'class'
                values = {test.Parameterization.Value};
                [~, fatal] = attempt(record, @() feval(test.ProcedureName, testCase, values{:}));
            case 'function'
                [~, fatal] = attempt(record, @() test.Code(testCase));
            otherwise
                [~, fatal] = attempt(record, @() run_text(test.Code));
        end
        stop = stop || fatal;
    end
    for k = numel(around.each_teardown):-1:1
        attempt(record, @() around.each_teardown{k}(testCase));
    end
    attempt(record, @() runTeardowns(testCase));
end

function run_text(etna_test_code)
    eval(etna_test_code);
end

function [stopped, fatal] = attempt(record, f)
% Calls f; what it raises is recorded. A failed assertion or assumption is on record already.
    stopped = false;
    fatal = false;
    try
        f();
    catch err
        stopped = true;
        switch err.identifier
            case {'MATLAB:unittest:AssertionFailed', 'MATLAB:unittest:AssumptionFailed'}
            case 'MATLAB:unittest:FatalAssertionFailed'
                fatal = true;
            otherwise
                record.failure('Error occurred', 'Errored.', sprintf('    ---------\n    Error ID:\n    ---------\n    ''%s''\n    --------------\n    Error Details:\n    --------------\n    %s', ...
                    err.identifier, strrep(getReport(err), newline, [newline '    '])), true);
        end
    end
end

function record = new_record(name, prints)
    record = matlab.unittest.internal.Record;
    record.Name = name;
    record.Prints = prints;
end

function print_failures(results)
    bad = results(~[results.Passed]);
    if isempty(bad)
        return
    end
    width = max(cellfun(@numel, {bad.Name}));
    fprintf('Failure Summary:\n\n');
    fprintf('     %s  Failed  Incomplete  Reason(s)\n', pad('Name', width));
    fprintf('    %s\n', repmat('=', 1, width + 40));
    for k = 1:numel(bad)
        marks = {'      ', '          '};
        if bad(k).Failed
            marks{1} = '  X   ';
        end
        if bad(k).Incomplete
            marks{2} = '    X     ';
        end
        fprintf('     %s  %s  %s  %s\n', pad(bad(k).Name, width), marks{1}, marks{2}, strjoin(bad(k).Details.Reasons, ' '));
    end
    fprintf('\n');
end
