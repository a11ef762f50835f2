function suite = script_tests(name, text)
%SCRIPT_TESTS The tests of a script: its sections
%   Code before the first section runs before each test; a script without sections is one test.
    text = strrep(text, sprintf('\r'), '');
    lines = strsplit(text, newline, 'CollapseDelimiters', false);
    starts = find(~cellfun(@isempty, regexp(lines, '^\s*%%(\s|$)', 'once')));
    functions_at = find(~cellfun(@isempty, regexp(lines, '^\s*function\>', 'once')), 1);
    last = numel(lines);
    if ~isempty(functions_at)
        last = functions_at - 1;
        starts(starts > last) = [];
    end
    suite = matlab.unittest.Test.empty(1, 0);
    if isempty(starts)
        starts = 1;
        titles = {name};
        shared = '';
    else
        titles = regexprep(lines(starts), '^\s*%%\s*', '');
        shared = strjoin(lines(1:starts(1) - 1), newline);
    end
    ends = [starts(2:end) - 1, last];
    for k = 1:numel(starts)
        test = matlab.unittest.Test;
        test.Kind = 'script';
        test.Parent = name;
        title = strtrim(titles{k});
        if isempty(title)
            title = sprintf('test%d', k);
        end
        test.ProcedureName = matlab.lang.makeValidName(title);
        test.Name = [name '/' test.ProcedureName];
        test.Code = [shared newline strjoin(lines(starts(k):ends(k)), newline)];
        suite(end + 1) = test; %#ok<AGROW>
    end
end
