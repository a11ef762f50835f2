function document = publish(file, varargin)
%PUBLISH Generate view of file in specified format
%   PUBLISH(file) runs a script section by section and writes an HTML page with its text, its code and what it printed into
%   the folder html beside it. document = PUBLISH(...) is the name of the page.
%   PUBLISH(file, 'html') and PUBLISH(file, Name, Value) with 'outputDir', 'showCode' and 'evalCode' say more. HTML is the
%   format that there is.
    options = struct('format', 'html', 'outputDir', '', 'showCode', true, 'evalCode', true);
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if numel(varargin) == 1 && isstruct(varargin{1})
        given = varargin{1};
        for name = reshape(fieldnames(given), 1, [])
            options.(name{1}) = given.(name{1});
        end
    elseif numel(varargin) == 1
        options.format = char(varargin{1});
    else
        for k = 1:2:numel(varargin) - 1
            options.(char(varargin{k})) = varargin{k + 1};
        end
    end
    if ~strcmpi(options.format, 'html')
        error('MATLAB:publish:UnknownFormat', 'The format ''%s'' is not supported. Use ''html''.', char(options.format));
    end
    file = char(file);
    if ~isfile(file)
        found = which(file);
        if isempty(found) || ~isfile(found)
            error('MATLAB:publish:FileNotFound', 'The file ''%s'' was not found.', file);
        end
        file = found;
    end
    [folder, name] = fileparts(make_absolute_filename(file));
    target = char(options.outputDir);
    if isempty(target)
        target = fullfile(folder, 'html');
    end
    if ~isfolder(target)
        mkdir(target);
    end
    page = page_of(name, sections_of(fileread(file)), options);
    document = fullfile(target, [name '.html']);
    fid = fopen(document, 'w');
    if fid < 0
        error('MATLAB:publish:CannotWrite', 'The file ''%s'' cannot be written.', document);
    end
    fprintf(fid, '%s', page);
    fclose(fid);
    if nargout == 0
        clear document
    end
end

function sections = sections_of(text)
% Title, comment text and code of each part that begins with %%
    lines = strsplit(strrep(text, sprintf('\r'), ''), newline, 'CollapseDelimiters', false);
    sections = struct('title', '', 'text', {{}}, 'code', {{}});
    for k = 1:numel(lines)
        line = lines{k};
        if ~isempty(regexp(line, '^\s*%%(\s|$)', 'once'))
            sections(end + 1) = struct('title', strtrim(regexprep(line, '^\s*%%', '')), 'text', {{}}, 'code', {{}}); %#ok<AGROW>
        elseif isempty(sections(end).code) && ~isempty(regexp(line, '^\s*%', 'once'))
            sections(end).text{end + 1} = regexprep(line, '^\s*%\s?', '');
        elseif ~isempty(sections(end).code) || ~isempty(strtrim(line))
            sections(end).code{end + 1} = line;
        end
    end
end

function page = page_of(etna_name, etna_sections, etna_options)
% Runs the sections in this function's workspace and builds the page
    page = sprintf('<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>%s</title></head>\n<body>\n', escaped(etna_name));
    for etna_k = 1:numel(etna_sections)
        etna_section = etna_sections(etna_k);
        if ~isempty(etna_section.title)
            page = [page sprintf('<h2>%s</h2>\n', escaped(etna_section.title))]; %#ok<AGROW>
        end
        if ~isempty(etna_section.text)
            page = [page sprintf('<p>%s</p>\n', escaped(strjoin(etna_section.text, newline)))]; %#ok<AGROW>
        end
        etna_code = strjoin(etna_section.code, newline);
        if isempty(strtrim(etna_code))
            continue
        end
        if etna_options.showCode
            page = [page sprintf('<pre class="codeinput">%s</pre>\n', escaped(etna_code))]; %#ok<AGROW>
        end
        if etna_options.evalCode
            try
                etna_output = evalc(etna_code);
            catch etna_error
                etna_output = etna_error.message;
            end
            if ~isempty(etna_output)
                page = [page sprintf('<pre class="codeoutput">%s</pre>\n', escaped(etna_output))]; %#ok<AGROW>
            end
        end
    end
    page = [page sprintf('</body></html>\n')];
end

function text = escaped(text)
    text = strrep(strrep(strrep(text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
end
