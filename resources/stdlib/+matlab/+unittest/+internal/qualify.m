function varargout = qualify(testCase, level, check, arguments)
%QUALIFY One check of a test case
%   QUALIFY(testCase, level, check, arguments) checks the arguments of verifyEqual and its kin. level is 'verify',
%   'assert', 'assume' or 'fatalAssert': it says what a failure does.
    [ok, reason, diagnostic, outputs] = matlab.unittest.internal.evaluate_check(check, arguments, nargout);
    [varargout{1:nargout}] = outputs{1:min(nargout, end)};
    switch level
        case 'verify'
            words = {'Verification', 'Failed by verification.', ''};
        case 'assert'
            words = {'Assertion', 'Failed by assertion.', 'MATLAB:unittest:AssertionFailed'};
        case 'fatalAssert'
            words = {'Fatal assertion', 'Failed by fatal assertion.', 'MATLAB:unittest:FatalAssertionFailed'};
        otherwise
            words = {'Assumption', 'Filtered by assumption.', 'MATLAB:unittest:AssumptionFailed'};
    end
    if ok
        if testCase.IsInteractive
            fprintf('%s passed.\n', words{1});
        end
        return
    end
    text = '';
    if ~isempty(diagnostic)
        text = block('Test Diagnostic:', matlab.unittest.internal.diagnostic_text(diagnostic));
    end
    text = [text, block('Framework Diagnostic:', sprintf('%s%s failed.\n%s', level, check, reason)), where_it_was()];
    if ~isempty(testCase.Record)
        testCase.Record.failure([words{1} ' failed'], words{2}, text, ~strcmp(level, 'verify'));
    elseif testCase.IsInteractive && isempty(words{3})
        fprintf('%s failed.\n%s\n', words{1}, text);
    elseif isempty(words{3})
        error('MATLAB:unittest:VerificationFailed', '%s', text);
    end
    if ~isempty(words{3})
        error(words{3}, '%s failed.\n%s', words{1}, text);
    end
end

function text = block(title, body)
    line = ['    ' repmat('-', 1, numel(title)) newline];
    body = strrep(body, newline, [newline '    ']);
    text = [line '    ' title newline line '    ' body newline];
end

function text = where_it_was()
    text = '';
    frames = dbstack('-completenames');
    for k = 1:numel(frames)
        if isempty(strfind(frames(k).file, '+unittest'))
            text = sprintf('    ------------------\n    Stack Information:\n    ------------------\n    In %s (%s) at %d', ...
                frames(k).file, frames(k).name, frames(k).line);
            return
        end
    end
end
