function [passed, total] = test(name, varargin)
%TEST Run the tests in the comments of a function file
%   TEST name runs the blocks of the file of the function name that stand in comments beginning with %!, as programs for
%   Octave have them: %!test, %!assert, %!error, %!fail, %!shared and %!function. It prints the failures and a summary.
%   passed = TEST(name) is true if all passed; [passed, total] = TEST(name) returns counts.
%
%   See also assert, fail, runtests.
    file = char(name);
    if ~isfile(file)
        file = which(char(name));
    end
    if isempty(file) || ~isfile(file)
        error('MATLAB:test:fileNotFound', 'No file for ''%s'' was found.', char(name));
    end
    lines = strsplit(strrep(fileread(file), sprintf('\r'), ''), newline, 'CollapseDelimiters', false);
    lines = lines(startsWith(lines, '%!'));
    blocks = {};
    for k = 1:numel(lines)
        text = lines{k}(3:end);
        if isempty(blocks) || (~isempty(text) && ~isspace(text(1)) && ~any(text(1) == '#%'))
            blocks{end + 1} = text; %#ok<AGROW>
        else
            blocks{end} = [blocks{end} newline text];
        end
    end
    shared = '';
    definitions = '';
    good = 0;
    count = 0;
    for k = 1:numel(blocks)
        [kind, code] = split_block(blocks{k});
        problem = '';
        switch kind
            case 'shared'
                [names, rest] = strtok(code, newline);
                names = regexp(regexprep(names, '[%#].*$', ''), '[A-Za-z]\w*', 'match');
                shared = [sprintf('%s = [];\n', names{:}) rest];
                continue
            case {'function', 'endfunction'}
                definitions = [definitions newline blocks{k} newline]; %#ok<AGROW>
                continue
            case {'demo', 'testif', 'xtest'}
                continue
            case 'test'
                problem = run_block([shared newline code], definitions);
            case {'assert', 'fail'}
                problem = run_block([shared newline kind ' ' code], definitions);
            case {'error', 'warning'}
                [pattern, code] = split_pattern(code);
                problem = run_failing([shared newline code], definitions, kind, pattern);
            otherwise
                continue
        end
        count = count + 1;
        if isempty(problem)
            good = good + 1;
        else
            fprintf('***** %s\n!!!!! %s\n', strrep(blocks{k}, newline, [newline '***** ']), problem);
        end
    end
    if nargout == 0
        if count == 0
            fprintf('NOTE: %s has no tests.\n', file);
        else
            fprintf('PASSES %d out of %d test%s\n', good, count, repmat('s', 1, count ~= 1));
        end
    elseif nargout == 1
        passed = good == count;
    else
        passed = good;
        total = count;
    end
end

function [kind, code] = split_block(block)
    [kind, code] = strtok(block, sprintf(' \t\n(<'));
    code = regexprep(code, '^\s*<[^>]*\d+>', '');
end

function [pattern, code] = split_pattern(code)
    pattern = '';
    parts = regexp(code, '^\s*(id=\S+)?\s*<((?:[^>\\]|\\.)*)>(.*)$', 'tokens', 'once');
    if ~isempty(parts)
        pattern = parts{end - 1};
        code = parts{end};
    else
        code = regexprep(code, '^\s*id=\S+', '');
    end
end

function problem = run_block(code, definitions)
    problem = '';
    try
        run_file([code newline], definitions);
    catch err
        problem = err.message;
    end
end

function problem = run_failing(code, definitions, kind, pattern)
    problem = '';
    lastwarn('');
    said = '';
    try
        run_file([code newline], definitions);
        if strcmp(kind, 'error')
            problem = 'no error was raised';
        end
    catch err
        said = err.message;
        if strcmp(kind, 'warning')
            problem = ['an error was raised: ' said];
        end
    end
    if strcmp(kind, 'warning') && isempty(problem)
        said = lastwarn();
        if isempty(said)
            problem = 'no warning was raised';
        end
    end
    if isempty(problem) && ~isempty(pattern) && isempty(regexp(said, pattern, 'once'))
        problem = sprintf('expected <%s> but got <%s>', pattern, said);
    end
end

function run_file(etna_code, etna_definitions)
% A block with functions of its own needs a file; one without runs at once.
    if isempty(strtrim(etna_definitions))
        eval(['# in Octave''s dialect' newline etna_code]);
        return
    end
    etna_file = [tempname '.m'];
    etna_remove = onCleanup(@() delete(etna_file)); %#ok<NASGU>
    etna_fid = fopen(etna_file, 'w');
    fprintf(etna_fid, '# in Octave''s dialect\n%s\n%s\n', etna_code, etna_definitions);
    fclose(etna_fid);
    run(etna_file);
end
