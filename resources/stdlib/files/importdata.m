function [A, delimiter, headers] = importdata(file, delimiter, headers)
%IMPORTDATA Load data from file
%   A = IMPORTDATA(file) loads what the file holds: the variables of a MAT-file as a structure, an image as an array, and
%   numbers in text as a matrix. Lines of text above the numbers make A a structure with the fields data, textdata and
%   colheaders, names at the beginnings of the lines the field rowheaders; text without numbers gives a cell array with
%   its lines.
%   IMPORTDATA(file, delimiter, headers) says what separates columns, and how many lines of text are above the numbers.
%   [A, delimiter, headers] = IMPORTDATA(...) returns what was found.
%
%   See also load, textscan, readmatrix.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(ischar(file) || (isstring(file) && isscalar(file)))
        error('MATLAB:importdata:FileName', 'The name of the file must be text.');
    end
    file = char(file);
    if strcmp(file, '-pastespecial')
        error('MATLAB:importdata:Clipboard', 'The clipboard cannot be read.');
    end
    given_delimiter = nargin > 1;
    if given_delimiter
        if ~ischar(delimiter) && ~isstring(delimiter)
            error('MATLAB:importdata:InvalidDelimiter', 'The delimiter must be a single character.');
        end
        delimiter = sprintf(char(delimiter));
        if numel(delimiter) > 1
            error('MATLAB:importdata:InvalidDelimiter', 'The delimiter must be a single character.');
        end
    end
    if nargin > 2 && ~(isnumeric(headers) && isscalar(headers) && headers >= 0 && headers == fix(headers))
        error('MATLAB:importdata:InvalidHeaderLines', 'The number of header lines must be a whole number.');
    end
    [~, ~, extension] = fileparts(file);
    switch lower(extension)
        case '.mat'
            A = load(file);
            return
        case {'.png', '.jpg', '.jpeg', '.bmp', '.gif', '.tif', '.tiff'}
            A = imread(file);
            return
    end
    if ~isfile(file)
        error('MATLAB:importdata:FileNotFound', 'Unable to open file ''%s''.', file);
    end
    lines = strsplit(regexprep(fileread(file), '\r\n?', newline), newline, 'CollapseDelimiters', false);
    while ~isempty(lines) && isempty(strtrim(lines{end}))
        lines(end) = [];
    end
    if ~given_delimiter
        delimiter = find_delimiter(lines);
    end
    found = header_count(lines, delimiter);
    if nargin < 3
        headers = found;
    elseif headers ~= found && found < numel(lines)
        warning('MATLAB:importdata:headerrows', 'The file has %d header lines; %d were asked for.', found, headers);
    end
    if headers >= numel(lines)
        A = reshape(lines, [], 1); % text only
        return
    end
    [data, texts, names] = read_rows(lines(headers + 1:end), delimiter);
    above = reshape(lines(1:headers), [], 1);
    columns = {};
    if headers > 0
        columns = cells_of(lines{headers}, delimiter);
        if ~isempty(names) && numel(columns) == size(data, 2) + 1
            columns(1) = [];
        end
        if numel(columns) ~= size(data, 2) || isempty(delimiter)
            columns = {};
        end
    end
    if isempty(above) && isempty(texts)
        A = data;
        return
    end
    A.data = data;
    A.textdata = [above; texts];
    if ~isempty(names)
        A.rowheaders = names;
    end
    if ~isempty(columns)
        A.colheaders = columns;
        if headers == 1 && isempty(texts)
            A.textdata = columns;
        end
    end
end

function delimiter = find_delimiter(lines)
% What separates the numbers of the first line that has several and nothing else
    candidates = {sprintf('\t'), ',', ';', '|', ' '};
    for k = 1:numel(lines)
        for c = 1:numel(candidates)
            parts = cells_of(lines{k}, candidates{c});
            if numel(parts) > 1 && all(is_number(parts) | strcmp(parts, '')) && any(is_number(parts))
                delimiter = candidates{c};
                return
            end
        end
    end
    delimiter = '';
end

function count = header_count(lines, delimiter)
    for k = 1:numel(lines)
        parts = cells_of(lines{k}, delimiter);
        numbers = is_number(parts);
        % A row may begin with its name, and may lack values; one whose numbers all follow text is a row too.
        if any(numbers) && (numbers(1) || isempty(parts{1}) || all(numbers(2:end) | strcmp(parts(2:end), '')))
            count = k - 1;
            return
        end
    end
    count = numel(lines);
end

function [data, texts, names] = read_rows(lines, delimiter)
    rows = cellfun(@(line) cells_of(line, delimiter), lines, 'UniformOutput', false);
    rows = rows(~cellfun(@(row) isscalar(row) && isempty(row{1}), rows));
    first = cellfun(@(row) row{1}, rows, 'UniformOutput', false);
    names = {};
    if all(cellfun(@numel, rows) > 1) && ~any(is_number(first)) && ~any(strcmp(first, ''))
        names = reshape(first, [], 1);
        rows = cellfun(@(row) row(2:end), rows, 'UniformOutput', false);
    end
    width = max(cellfun(@numel, rows));
    data = NaN(numel(rows), width);
    texts = names;
    for r = 1:numel(rows)
        row = rows{r};
        values = str2double(row);
        data(r, 1:numel(row)) = values;
        other = row(~is_number(row) & ~strcmp(row, ''));
        texts = [texts; reshape(other, [], 1)]; %#ok<AGROW>
    end
end

function parts = cells_of(line, delimiter)
    if isempty(delimiter)
        parts = {strtrim(line)};
    elseif delimiter == ' '
        parts = strsplit(strtrim(line), ' ');
    else
        parts = strtrim(strsplit(line, delimiter, 'CollapseDelimiters', false));
    end
end

function tf = is_number(parts)
    tf = ~isnan(str2double(parts)) | ~cellfun(@isempty, regexpi(parts, '^[+-]?(nan|na)$', 'once'));
end
