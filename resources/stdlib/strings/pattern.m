classdef (Sealed) pattern
%pattern Patterns to search and match text
%   PAT = PATTERN(TXT) gives a pattern that matches the text TXT. Patterns are joined with +, alternatives with |, and
%   a boundary is negated with ~. The functions that search text take patterns: contains, matches, startsWith, endsWith,
%   count, extract, extractBefore, extractAfter, extractBetween, replace, replaceBetween, erase, eraseBetween,
%   insertBefore, insertAfter, split, strfind.
%
%   See also lettersPattern, digitsPattern, wildcardPattern, optionalPattern, lineBoundary, regexpPattern.

    properties (Access = private)
        Expression = '' % in the language of regexp
        Words = '""'    % how it is displayed
        Kind = 'text'   % text, atom, sum, or, boundary
    end

    methods
        function pat = pattern(txt)
            if nargin == 0
                return
            end
            if isa(txt, 'pattern')
                pat = txt;
                return
            end
            if ~(ischar(txt) || isstring(txt) || iscellstr(txt))
                error('MATLAB:pattern:InvalidInput', ...
                    'Input must be a pattern, string array, character vector, or cell array of character vectors.');
            end
            if ischar(txt)
                txt = {txt};
            end
            shape = size(txt);
            txt = cellstr(txt);
            if isempty(txt)
                pat = pattern.empty(shape);
                return
            end
            for k = numel(txt):-1:1
                pat(k).Expression = regexptranslate('escape', txt{k});
                pat(k).Words = quoted(txt{k});
            end
            pat = reshape(pat, shape);
        end

        function pat = plus(a, b)
            pat = combined(a, b, @joined);
        end

        function pat = or(a, b)
            pat = combined(a, b, @alternatives);
        end

        function pat = not(pat)
            for k = 1:numel(pat)
                if ~strcmp(pat(k).Kind, 'boundary')
                    error('MATLAB:pattern:NotBoundary', 'Only boundary patterns can be negated.');
                end
                pat(k).Expression = ['(?!', pat(k).Expression, ')'];
                pat(k).Words = ['~', pat(k).Words];
            end
        end

        function all = horzcat(varargin)
            parts = cellfun(@pattern, varargin, 'UniformOutput', false);
            all = builtin('horzcat', parts{:});
        end

        function all = vertcat(varargin)
            parts = cellfun(@pattern, varargin, 'UniformOutput', false);
            all = builtin('vertcat', parts{:});
        end

        % ---- questions

        function tf = contains(str, pat, varargin)
            tf = asked(str, pat, '%s', varargin);
        end

        function tf = matches(str, pat, varargin)
            tf = asked(str, pat, '\\A(?:%s)\\z', varargin);
        end

        function tf = startsWith(str, pat, varargin)
            tf = asked(str, pat, '\\A(?:%s)', varargin);
        end

        function tf = endsWith(str, pat, varargin)
            tf = asked(str, pat, '(?:%s)\\z', varargin);
        end

        function n = count(str, pat, varargin)
            list = texts(str);
            at = found(list, searched(pat, varargin));
            n = reshape(cellfun('length', at), list.shape);
            n(list.missing) = 0;
        end

        function at = strfind(str, pat, varargin)
            list = texts(str);
            at = found(list, searched(pat, {}));
            at(cellfun('isempty', at)) = {[]};
            if ~strcmp(list.kind, 'cell') && isscalar(at) && isempty(varargin)
                at = at{1};
            else
                at = reshape(at, list.shape);
            end
        end

        % ---- parts

        function out = extract(str, pat)
            list = texts(str);
            expression = searched(pat, {});
            parts = cell(size(list.texts));
            for k = 1:numel(parts)
                parts{k} = regexp(list.texts{k}, expression, 'match', 'emptymatch');
            end
            out = spread(list, parts, 'matches');
        end

        function [out, match] = split(str, pat, dim)
            list = texts(str);
            expression = searched(pat, {});
            parts = cell(size(list.texts));
            between = parts;
            for k = 1:numel(parts)
                [parts{k}, between{k}] = regexp(list.texts{k}, expression, 'split', 'match', 'emptymatch');
            end
            if nargin < 3
                dim = [];
            end
            out = spread(list, parts, 'delimiters', dim);
            if nargout > 1
                match = spread(list, between, 'delimiters', dim);
            end
        end

        function out = extractBefore(str, mark)
            list = texts(str);
            [from, ~] = boundaries(list, mark, 'first');
            for k = 1:numel(list.texts)
                if isempty(from{k})
                    list = without(list, k);
                else
                    list.texts{k} = list.texts{k}(1:from{k} - 1);
                end
            end
            out = given_back(list);
        end

        function out = extractAfter(str, mark)
            list = texts(str);
            [~, to] = boundaries(list, mark, 'first');
            for k = 1:numel(list.texts)
                if isempty(to{k})
                    list = without(list, k);
                else
                    list.texts{k} = list.texts{k}(to{k} + 1:end);
                end
            end
            out = given_back(list);
        end

        function out = extractBetween(str, from, to, varargin)
            list = texts(str);
            parts = cell(size(list.texts));
            for k = 1:numel(parts)
                ranges = between_marks(list.texts{k}, from, to, inclusive(varargin));
                parts{k} = cell(1, size(ranges, 1));
                for r = 1:size(ranges, 1)
                    parts{k}{r} = list.texts{k}(ranges(r, 1):ranges(r, 2));
                end
            end
            out = spread(list, parts, 'matches');
        end

        % ---- changes

        function out = replace(str, pat, new)
            list = texts(str);
            pat = pattern(pat);
            new = cellstr(new);
            if ~isscalar(new) && numel(new) ~= numel(pat)
                error('MATLAB:string:SizesMismatch', 'The numbers of patterns and of new texts must be the same.');
            end
            expression = searched(pat, {});
            for k = find(~list.missing(:).')
                [rest, match] = regexp(list.texts{k}, expression, 'split', 'match', 'emptymatch');
                if isscalar(new)
                    match(:) = new;
                else
                    for m = 1:numel(match)
                        hit = 1;
                        while isempty(regexp(match{m}, ['\A(?:', pat(hit).Expression, ')\z'], 'once', 'emptymatch')) && hit < numel(pat)
                            hit = hit + 1;
                        end
                        match{m} = new{hit};
                    end
                end
                list.texts{k} = woven(rest, match);
            end
            out = given_back(list);
        end

        function out = erase(str, pat)
            out = replace(str, pat, '');
        end

        function out = insertBefore(str, mark, new)
            out = inserted(str, mark, new, true);
        end

        function out = insertAfter(str, mark, new)
            out = inserted(str, mark, new, false);
        end

        function out = eraseBetween(str, from, to, varargin)
            out = replaceBetween(str, from, to, '', varargin{:});
        end

        function out = replaceBetween(str, from, to, new, varargin)
            list = texts(str);
            new = cellstr(new);
            for k = find(~list.missing(:).')
                s = list.texts{k};
                ranges = between_marks(s, from, to, inclusive(varargin));
                result = '';
                at = 1;
                for r = 1:size(ranges, 1)
                    result = [result, s(at:ranges(r, 1) - 1), new{min(k, numel(new))}]; %#ok<AGROW>
                    at = ranges(r, 2) + 1;
                end
                list.texts{k} = [result, s(at:end)];
            end
            out = given_back(list);
        end

        function disp(pat)
            if ~isscalar(pat)
                fprintf('  %s pattern array\n\n', strjoin(cellstr(string(size(pat))), char(215)));
            else
                fprintf('  pattern\n\n');
            end
            if isempty(pat)
                return
            end
            fprintf('  Matching:\n\n');
            for row = 1:size(pat, 1)
                fprintf('    %s\n', strjoin({pat(row, :).Words}, '    '));
            end
        end
    end

    methods (Static, Hidden)
        function pat = of(expression, words, kind)
            % A pattern of this expression, in the language of regexp.
            pat = pattern;
            pat.Expression = expression;
            pat.Words = words;
            pat.Kind = kind;
        end

        function pat = made(pat, expression, words, kind)
            % Each of the patterns in new clothes: %s in the formats stands for what it had.
            pat = pattern(pat);
            for k = 1:numel(pat)
                pat(k).Expression = put_in(expression, pat(k).Expression);
                pat(k).Words = put_in(words, pat(k).Words);
                pat(k).Kind = kind;
            end
        end

        function pat = repeated(class, name, lazy, varargin)
            % One of the patterns for characters: any number, N, or MIN to MAX of them.
            [quantifier, words] = pattern.quantifier(lazy, varargin{:});
            pat = pattern.of([class, quantifier], [name, words], 'atom');
        end

        function [quantifier, words] = quantifier(least, varargin)
            % '*', '+' and their lazy forms by LEAST, or {min,max} by numbers.
            switch numel(varargin)
                case 0
                    quantifier = least;
                    words = '';
                    return
                case 1
                    checked(varargin{1});
                    quantifier = sprintf('{%d}', varargin{1});
                    words = sprintf('(%d)', varargin{1});
                    return
                case 2
                    [low, high] = varargin{:};
                    checked(low);
                    checked(high);
                    if high < low
                        error('MATLAB:pattern:MinGreaterThanMax', 'The maximum must not be smaller than the minimum.');
                    end
                    if isinf(high)
                        quantifier = sprintf('{%d,}', low);
                        words = sprintf('(%d,Inf)', low);
                    else
                        quantifier = sprintf('{%d,%d}', low, high);
                        words = sprintf('(%d,%d)', low, high);
                    end
                otherwise
                    error('MATLAB:maxrhs', 'Too many input arguments.');
            end
            if endsWith(least, '?')
                quantifier = [quantifier, '?'];
            end
        end

        function pat = boundary(before, after, name, type)
            % Where BEFORE stands on the left (end) or AFTER on the right (start), but not both.
            start = [before{1}, after{1}];
            finish = [before{2}, after{2}];
            switch lower(char(type))
                case 'start'
                    pat = pattern.of(['(?:', start, ')'], [name, '("start")'], 'boundary');
                case 'end'
                    pat = pattern.of(['(?:', finish, ')'], [name, '("end")'], 'boundary');
                case 'either'
                    pat = pattern.of(['(?:', start, '|', finish, ')'], name, 'boundary');
                otherwise
                    error('MATLAB:pattern:InvalidBoundaryType', 'The type must be "start", "end", or "either".');
            end
        end
    end
end

function checked(n)
    if ~isnumeric(n) || ~isscalar(n) || ~(n >= 0) || n ~= fix(n)
        error('MATLAB:pattern:InvalidCount', 'The number of characters must be a nonnegative integer scalar.');
    end
end

function out = put_in(format, text)
    out = strrep(format, '%s', text);
end

function s = quoted(text)
    s = ['"', strrep(text, '"', '""'), '"'];
end

function pat = combined(a, b, how)
    a = pattern(a);
    b = pattern(b);
    if isscalar(a)
        a = repmat(a, size(b));
    elseif isscalar(b)
        b = repmat(b, size(a));
    elseif ~isequal(size(a), size(b))
        error('MATLAB:sizeDimensionsMustMatch', 'Arrays have incompatible sizes for this operation.');
    end
    pat = a;
    for k = 1:numel(a)
        pat(k) = how(a(k), b(k));
    end
end

function pat = joined(a, b)
    if strcmp(a.Kind, 'text') && strcmp(b.Kind, 'text')
        pat = pattern.of([a.Expression, b.Expression], [a.Words(1:end-1), b.Words(2:end)], 'text');
        return
    end
    pat = pattern.of([grouped(a), grouped(b)], [bracketed(a), ' + ', bracketed(b)], 'sum');
end

function pat = alternatives(a, b)
    pat = pattern.of([a.Expression, '|', b.Expression], [a.Words, ' | ', b.Words], 'or');
end

function e = grouped(pat)
    e = pat.Expression;
    if strcmp(pat.Kind, 'or')
        e = ['(?:', e, ')'];
    end
end

function w = bracketed(pat)
    w = pat.Words;
    if strcmp(pat.Kind, 'or')
        w = ['(', w, ')'];
    end
end

% Any of the patterns; OPTIONS may hold 'IgnoreCase'.
function expression = searched(pat, options)
    pat = pattern(pat);
    all = {pat.Expression};
    if isscalar(all)
        expression = all{1};
    else
        expression = ['(?:', strjoin_plain(all, ')|(?:'), ')'];
    end
    if ignores_case(options)
        expression = ['(?i:', expression, ')'];
    end
end

function out = strjoin_plain(parts, between)
    out = woven(parts, repmat({between}, 1, numel(parts) - 1));
end

function tf = ignores_case(options)
    tf = false;
    if isempty(options)
        return
    end
    if numel(options) ~= 2 || ~strcmpi(options{1}, 'IgnoreCase')
        error('MATLAB:unknownOption', 'The option must be IgnoreCase and true or false.');
    end
    if ~isscalar(options{2}) || ~(islogical(options{2}) || isnumeric(options{2}))
        error('MATLAB:string:MustBeScalarLogical', 'Value of IgnoreCase must be a logical scalar.');
    end
    tf = logical(options{2});
end

function tf = inclusive(options)
    tf = false;
    if isempty(options)
        return
    end
    if numel(options) ~= 2 || ~strcmpi(options{1}, 'Boundaries') || ~any(strcmpi(options{2}, {'inclusive', 'exclusive'}))
        error('MATLAB:string:InvalidBoundaries', 'Value of Boundaries must be ''inclusive'' or ''exclusive''.');
    end
    tf = strcmpi(options{2}, 'inclusive');
end

% The texts of a char row, a cell array, or a string array, in a cell array.
function list = texts(str)
    list.shape = size(str);
    list.missing = false;
    if isstring(str)
        list.kind = 'string';
        list.missing = ismissing(str);
        str(list.missing) = "";
        list.texts = cellstr(str);
        list.texts(cellfun('isempty', list.texts)) = {''};
    elseif iscellstr(str)
        list.kind = 'cell';
        list.texts = str;
        list.missing = false(size(str));
    elseif ischar(str)
        list.kind = 'char';
        list.texts = {str};
        list.shape = [1 1];
    else
        error('MATLAB:string:MustBeStringArrayOrCellArrayOfCharacterVectors', ...
            'First argument must be a string array, character vector, or cell array of character vectors.');
    end
end

function list = without(list, k)
    list.texts{k} = '';
    if strcmp(list.kind, 'string')
        list.missing(k) = true;
    end
end

function out = given_back(list)
    switch list.kind
        case 'string'
            out = string(list.texts);
            out(list.missing) = missing;
        case 'cell'
            out = list.texts;
        otherwise
            out = list.texts{1};
    end
end

function [from, to] = found(list, expression)
    [from, to] = regexp(list.texts, expression, 'start', 'end', 'emptymatch');
end

function tf = asked(str, pat, format, options)
    list = texts(str);
    expression = sprintf(format, searched(pat, {}));
    if ignores_case(options)
        expression = ['(?i:', expression, ')'];
    end
    at = regexp(list.texts, expression, 'start', 'once', 'emptymatch');
    tf = reshape(~cellfun('isempty', at), list.shape) & ~list.missing;
end

% Parts of each text: for one text a column, for a column one row each, for other shapes along the next dimension.
function out = spread(list, parts, what, dim)
    counts = cellfun('length', parts);
    if any(counts ~= counts(1))
        k = find(counts ~= counts(1), 1);
        error('MATLAB:string:MustHaveSameNumberOfMatches', ...
            'Element %d of the text contains %d %s while the previous elements have %d. All elements must contain the same number.', ...
            k, counts(k), what, counts(1));
    end
    if isempty(parts)
        out = cell(0, 0);
    elseif isscalar(parts)
        out = reshape(parts{1}, [], 1);
        if nargin > 3 && ~isempty(dim)
            out = reshape(out, [ones(1, dim - 1), numel(out), 1]);
        end
    else
        shape = list.shape;
        if nargin < 4 || isempty(dim)
            dim = find(shape ~= 1, 1, 'last') + 1;
        end
        all = vertcat(parts{:});
        n = numel(shape) + 1;
        all = reshape(all, [shape, counts(1)]);
        if counts(1) ~= 1
            order = [1:dim - 1, n, dim:n - 1];
            out = permute(all, [order(order <= n)]);
            out = reshape(out, [shape(1:min(dim - 1, end)), counts(1), shape(dim:end)]);
        else
            out = reshape(all, shape);
        end
    end
    if strcmp(list.kind, 'string')
        out = reshape(string(out), size(out));
    end
end

% First and last characters of where MARK is: a pattern, a text, or a position.
function [from, to] = boundaries(list, mark, which)
    if isnumeric(mark)
        from = num2cell(repmat(double(mark(:)), numel(list.texts) / numel(mark), 1));
        to = from;
        return
    end
    [from, to] = found(list, searched(mark, {}));
    if strcmp(which, 'first')
        for k = 1:numel(from)
            from{k} = from{k}(1:min(1, end));
            to{k} = to{k}(1:min(1, end));
        end
    end
end

function ranges = between_marks(s, from, to, with_marks)
    ranges = zeros(0, 2);
    list = struct('texts', {{s}});
    [first, last] = boundaries(list, from, 'all');
    [second, final] = boundaries(list, to, 'all');
    starts = [first{1}(:), last{1}(:)];
    stops = [second{1}(:), final{1}(:)];
    at = 0;
    for k = 1:size(starts, 1)
        if starts(k, 1) <= at
            continue
        end
        stop = find(stops(:, 1) > starts(k, 2), 1);
        if isempty(stop)
            break
        end
        if with_marks
            ranges(end + 1, :) = [starts(k, 1), stops(stop, 2)]; %#ok<AGROW>
        else
            ranges(end + 1, :) = [starts(k, 2) + 1, stops(stop, 1) - 1]; %#ok<AGROW>
        end
        at = stops(stop, 2);
    end
end

function out = inserted(str, mark, new, before)
    list = texts(str);
    new = cellstr(new);
    expression = searched(mark, {});
    for k = find(~list.missing(:).')
        [rest, match] = regexp(list.texts{k}, expression, 'split', 'match', 'emptymatch');
        with = new{min(k, numel(new))};
        for m = 1:numel(match)
            if before
                match{m} = [with, match{m}];
            else
                match{m} = [match{m}, with];
            end
        end
        list.texts{k} = woven(rest, match);
    end
    out = given_back(list);
end

% rest{1} match{1} rest{2} match{2} ... rest{end}
function s = woven(rest, match)
    all = cell(1, numel(rest) + numel(match));
    all(1:2:end) = rest;
    all(2:2:end) = match;
    s = [all{:}];
    if isempty(s)
        s = '';
    end
end
