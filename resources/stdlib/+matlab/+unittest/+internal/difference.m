function reason = difference(actual, expected, absolute, relative, path)
%DIFFERENCE How two values differ, as verifyEqual sees it
%   reason = DIFFERENCE(actual, expected, absolute, relative, path) is '' if the values are of the same class and size and
%   their elements are equal, or within one of the tolerances (empty: none). NaN equals NaN. path says where in a
%   container the values are.
    reason = '';
    if isempty(path)
        where = '';
    else
        where = sprintf('--> Path to failure: <Value>%s\n', path);
    end
    if iscell(expected) || isstruct(expected)
        if ~strcmp(class(actual), class(expected))
            reason = classes_differ(where, actual, expected);
        elseif ~isequal(size(actual), size(expected))
            reason = sizes_differ(where, actual, expected);
        elseif iscell(expected)
            for k = 1:numel(expected)
                reason = matlab.unittest.internal.difference(actual{k}, expected{k}, absolute, relative, sprintf('%s{%d}', path, k));
                if ~isempty(reason)
                    return
                end
            end
        else
            names = fieldnames(expected);
            if ~isempty(setxor(names, fieldnames(actual)))
                reason = sprintf('%s--> The structures have different fields.', where);
                return
            end
            for k = 1:numel(expected)
                for f = 1:numel(names)
                    if isscalar(expected)
                        inner = sprintf('%s.%s', path, names{f});
                    else
                        inner = sprintf('%s(%d).%s', path, k, names{f});
                    end
                    reason = matlab.unittest.internal.difference(actual(k).(names{f}), expected(k).(names{f}), absolute, relative, inner);
                    if ~isempty(reason)
                        return
                    end
                end
            end
        end
        return
    end
    if ~strcmp(class(actual), class(expected))
        reason = classes_differ(where, actual, expected);
        return
    end
    if ~(isnumeric(expected) || islogical(expected) || ischar(expected))
        if ~isequaln(actual, expected)
            reason = sprintf('%s--> The values are not equal using "isequaln".', where);
        end
        return
    end
    if ~isequal(size(actual), size(expected))
        reason = sizes_differ(where, actual, expected);
        return
    end
    if issparse(actual) ~= issparse(expected)
        reason = sprintf('%s--> Sparsity does not match.', where);
        return
    end
    if isequaln(actual, expected)
        return
    end
    if ~isnumeric(expected) || (isempty(absolute) && isempty(relative))
        reason = sprintf('%s--> The values are not equal using "isequaln".%s', where, table_of(actual, expected, actual ~= expected));
        return
    end
    equal = (actual == expected) | (isnan(actual) & isnan(expected));
    apart = abs(double(actual) - double(expected));
    if ~isempty(absolute)
        equal = equal | apart <= double(absolute);
    end
    if ~isempty(relative)
        equal = equal | apart <= double(relative) .* abs(double(expected));
    end
    if ~all(equal(:))
        reason = sprintf('%s--> The error was not within tolerance.%s', where, table_of(actual, expected, ~equal));
    end
end

function reason = classes_differ(where, actual, expected)
    reason = sprintf('%s--> Classes do not match.\n\n    Actual Class:\n        %s\n    Expected Class:\n        %s', ...
        where, class(actual), class(expected));
end

function reason = sizes_differ(where, actual, expected)
    reason = sprintf('%s--> Sizes do not match.\n\n    Actual size:\n        %s\n    Expected size:\n        %s', ...
        where, mat2str(size(actual)), mat2str(size(expected)));
end

function text = table_of(actual, expected, different)
    text = '';
    if ~isnumeric(expected) || ~isreal(actual) || ~isreal(expected)
        return
    end
    places = find(different, 6);
    text = sprintf('\n--> Failure table:\n    %8s  %14s  %14s  %14s  %14s', 'Index', 'Actual', 'Expected', 'Error', 'RelativeError');
    for k = reshape(places, 1, [])
        a = double(actual(k));
        e = double(expected(k));
        text = sprintf('%s\n    %8d  %14.6g  %14.6g  %14.6g  %14.6g', text, k, a, e, a - e, (a - e) / e);
    end
end
