function writelines(lines, file, varargin)
%WRITELINES Write text to file
%   WRITELINES(lines, file) writes each element of the text lines (string array, cell array of character vectors or
%   character vector) as a line of the file. WRITELINES(..., 'WriteMode', 'append') adds to what the file has;
%   'LineEnding' and 'Encoding' are given the same way.
%
%   See also readlines, fileread, writematrix.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(ischar(lines) || isstring(lines) || iscellstr(lines))
        error('MATLAB:writelines:InvalidText', ...
            'Lines must be a string array, a character vector or a cell array of character vectors.');
    end
    mode = 'w';
    ending = sprintf('\n');
    if ispc
        ending = sprintf('\r\n');
    end
    for k = 1:2:numel(varargin)
        switch lower(char(varargin{k}))
            case 'writemode'
                if strcmpi(varargin{k + 1}, 'append')
                    mode = 'a';
                elseif ~strcmpi(varargin{k + 1}, 'overwrite')
                    error('MATLAB:writelines:WriteMode', 'WriteMode must be ''overwrite'' or ''append''.');
                end
            case 'lineending'
                ending = sprintf(char(varargin{k + 1}));
            case {'encoding', 'trailinglineendingrule'}
            otherwise
                error('MATLAB:unknownOption', 'Unknown option ''%s'' for function writelines.', char(varargin{k}));
        end
    end
    fid = fopen(char(file), mode);
    if fid < 0
        error('MATLAB:writelines:FileNotFound', 'Unable to open the file ''%s'' for writing.', char(file));
    end
    close_file = onCleanup(@() fclose(fid)); %#ok<NASGU>
    lines = cellstr(lines);
    for k = 1:numel(lines)
        fprintf(fid, '%s%s', lines{k}, ending);
    end
end
