function [ok, reason, diagnostic, outputs] = evaluate_check(check, arguments, wanted)
%EVALUATE_CHECK Whether a check holds, and why not
%   [ok, reason, diagnostic, outputs] = EVALUATE_CHECK(check, arguments): check is what follows verify in the name of a
%   check, arguments what the test gave after the test case. diagnostic is the test's own explanation, outputs what the
%   function under test returned (checks of warnings), as many values as are wanted.
    if nargin < 3
        wanted = 0;
    end
    outputs = {};
    reason = '';
    counts = struct('True', 1, 'False', 1, 'Equal', 2, 'NotEqual', 2, 'SameHandle', 2, 'NotSameHandle', 2, 'Error', 2, ...
        'Warning', 2, 'WarningFree', 1, 'ReturnsTrue', 1, 'Empty', 1, 'NotEmpty', 1, 'Size', 2, 'Length', 2, 'NumElements', 2, ...
        'GreaterThan', 2, 'GreaterThanOrEqual', 2, 'LessThan', 2, 'LessThanOrEqual', 2, 'Class', 2, 'InstanceOf', 2, ...
        'Substring', 2, 'Matches', 2, 'That', 2, 'Fail', 0);
    count = counts.(check);
    if numel(arguments) < count
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    actual = [];
    expected = [];
    if count > 0
        actual = arguments{1};
    end
    if count > 1
        expected = arguments{2};
    end
    rest = arguments(count + 1:end);
    tolerance = struct('AbsTol', [], 'RelTol', []);
    while numel(rest) > 1 && (ischar(rest{1}) || isstring(rest{1})) && any(strcmpi(rest{1}, {'AbsTol', 'RelTol'}))
        if strcmpi(rest{1}, 'AbsTol')
            tolerance.AbsTol = rest{2};
        else
            tolerance.RelTol = rest{2};
        end
        rest = rest(3:end);
    end
    diagnostic = [];
    if ~isempty(rest)
        diagnostic = rest{1};
    end
    switch check
        case 'True'
            ok = islogical(actual) && isscalar(actual) && actual;
            if ~ok
                reason = sprintf('--> The value must evaluate to "true".\n\nActual Value:\n%s', shown(actual));
            end
        case 'False'
            ok = islogical(actual) && isscalar(actual) && ~actual;
            if ~ok
                reason = sprintf('--> The value must evaluate to "false".\n\nActual Value:\n%s', shown(actual));
            end
        case 'Equal'
            reason = matlab.unittest.internal.difference(actual, expected, tolerance.AbsTol, tolerance.RelTol, '');
            ok = isempty(reason);
            if ~ok
                reason = sprintf('%s\n\nActual Value:\n%s\nExpected Value:\n%s', reason, shown(actual), shown(expected));
            end
        case 'NotEqual'
            ok = ~isempty(matlab.unittest.internal.difference(actual, expected, [], [], ''));
            if ~ok
                reason = sprintf('--> The values are equal.\n\nActual Value:\n%s', shown(actual));
            end
        case 'SameHandle'
            ok = isequal(size(actual), size(expected)) && all(actual(:) == expected(:));
            if ~ok
                reason = '--> Values do not refer to the same handle.';
            end
        case 'NotSameHandle'
            ok = ~(isequal(size(actual), size(expected)) && all(actual(:) == expected(:)));
            if ~ok
                reason = '--> Values refer to the same handle.';
            end
        case 'Error'
            [ok, reason] = raises(actual, expected);
        case {'Warning', 'WarningFree'}
            [ok, reason, outputs] = warns(actual, expected, strcmp(check, 'Warning'), wanted);
        case 'ReturnsTrue'
            value = actual();
            ok = islogical(value) && isscalar(value) && value;
            if ~ok
                reason = sprintf('--> The function handle did not evaluate to "true".\n\nActual Value:\n%s', shown(value));
            end
        case 'Empty'
            ok = isempty(actual);
            if ~ok
                reason = sprintf('--> The value must be empty.\n\nActual Value:\n%s', shown(actual));
            end
        case 'NotEmpty'
            ok = ~isempty(actual);
            if ~ok
                reason = '--> The value must not be empty.';
            end
        case 'Size'
            ok = isequal(size(actual), double(expected));
            if ~ok
                reason = sprintf('--> The value had an incorrect size.\n\nActual Size:\n%s\nExpected Size:\n%s', ...
                    shown(size(actual)), shown(expected));
            end
        case 'Length'
            ok = length(actual) == expected;
            if ~ok
                reason = sprintf('--> The value had an incorrect length.\n\nActual Length:\n%s\nExpected Length:\n%s', ...
                    shown(length(actual)), shown(expected));
            end
        case 'NumElements'
            ok = numel(actual) == expected;
            if ~ok
                reason = sprintf('--> The value did not have the correct number of elements.\n\nActual Number of Elements:\n%s\nExpected Number of Elements:\n%s', ...
                    shown(numel(actual)), shown(expected));
            end
        case 'GreaterThan'
            [ok, reason] = compared(all(actual(:) > expected(:)), 'greater than', 'Minimum Value (Exclusive)', actual, expected);
        case 'GreaterThanOrEqual'
            [ok, reason] = compared(all(actual(:) >= expected(:)), 'greater than or equal to', 'Minimum Value (Inclusive)', actual, expected);
        case 'LessThan'
            [ok, reason] = compared(all(actual(:) < expected(:)), 'less than', 'Maximum Value (Exclusive)', actual, expected);
        case 'LessThanOrEqual'
            [ok, reason] = compared(all(actual(:) <= expected(:)), 'less than or equal to', 'Maximum Value (Inclusive)', actual, expected);
        case 'Class'
            name = class_name(expected);
            ok = strcmp(class(actual), name);
            if ~ok
                reason = sprintf('--> The value''s class is incorrect.\n\nActual Class:\n    %s\nExpected Class:\n    %s', class(actual), name);
            end
        case 'InstanceOf'
            name = class_name(expected);
            ok = isa(actual, name);
            if ~ok
                reason = sprintf('--> The value must be an instance of the expected type.\n\nActual Class:\n    %s\nExpected Type:\n    %s', class(actual), name);
            end
        case 'Substring'
            ok = ~isempty(strfind(char(actual), char(expected)));
            if ~ok
                reason = sprintf('--> The value does not contain the substring.\n\nActual Value:\n%s\nExpected Substring:\n%s', shown(actual), shown(expected));
            end
        case 'Matches'
            ok = ~isempty(regexp(char(actual), char(expected), 'once'));
            if ~ok
                reason = sprintf('--> The value does not match the regular expression.\n\nActual Value:\n%s\nExpected Pattern:\n%s', shown(actual), shown(expected));
            end
        case 'That'
            ok = satisfiedBy(expected, actual);
            if ~ok
                reason = reason_of(expected, actual);
            end
        otherwise % Fail
            ok = false;
    end
end

function [ok, reason] = compared(ok, words, title, actual, expected)
    reason = '';
    if ~ok
        reason = sprintf('--> The value must be %s the bound.\n\nActual Value:\n%s\n%s:\n%s', words, shown(actual), title, shown(expected));
    end
end

function [ok, reason] = raises(f, expected)
    reason = '';
    if ~isa(f, 'function_handle')
        ok = false;
        reason = '--> The value must be a function handle.';
        return
    end
    try
        f();
    catch err
        if isempty(expected) && (ischar(expected) || isstring(expected))
            ok = isempty(err.identifier);
        elseif ischar(expected) || isstring(expected)
            ok = strcmp(err.identifier, expected);
        else
            ok = isa(err, class_name(expected));
        end
        if ~ok
            reason = sprintf('--> The function threw the wrong exception.\n\nActual Exception:\n    ''%s''\nExpected Exception:\n    ''%s''\n--> Actual Error Report:\n%s', ...
                err.identifier, class_name(expected), err.message);
        end
        return
    end
    ok = false;
    reason = sprintf('--> The function did not throw any exception.\n\nExpected Exception:\n    ''%s''', class_name(expected));
end

function [ok, reason, outputs] = warns(f, expected, wanted, count)
    reason = '';
    outputs = cell(1, count);
    state = warning;
    restore = onCleanup(@() warning(state)); %#ok<NASGU>
    lastwarn('');
    if count == 0
        f();
    else
        [outputs{:}] = f();
    end
    [message, identifier] = lastwarn();
    if wanted
        ok = ~isempty(message) && strcmp(identifier, expected);
        if ~ok
            reason = sprintf('--> The function handle did not issue the warning.\n\nActual Warning:\n    ''%s''\nExpected Warning:\n    ''%s''', identifier, char(expected));
        end
    else
        ok = isempty(message);
        if ~ok
            reason = sprintf('--> The function issued warnings.\n\nActual Warning:\n    ''%s'' %s', identifier, message);
        end
    end
end

function name = class_name(expected)
    if ischar(expected) || isstring(expected)
        name = char(expected);
    else
        name = expected.Name;
    end
end

function text = reason_of(constraint, actual)
    text = sprintf('--> The constraint %s is not satisfied.\n\nActual Value:\n%s', class(constraint), shown(actual));
end

function text = shown(value) %#ok<INUSD>
    text = evalc('disp(value)');
    text = ['    ' strrep(deblank(text), newline, [newline '    '])];
end
