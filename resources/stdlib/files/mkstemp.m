function [fid, name, msg] = mkstemp(template, delete_it)
%MKSTEMP Open a new temporary file
%   [FID, NAME, MSG] = MKSTEMP(TEMPLATE) opens a file whose name is TEMPLATE with its last six letters, XXXXXX, replaced.
%   MKSTEMP(TEMPLATE, true) deletes the file when the program ends or the file is closed, where the system allows it.
%
%   See also tempname, tmpfile, fopen.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(ischar(template) || isstring(template))
        error('MATLAB:mkstemp:text', 'mkstemp: TEMPLATE argument must be a string');
    end
    template = char(template);
    fid = -1;
    name = '';
    msg = 'Invalid argument';
    if ~endsWith(template, 'XXXXXX')
        return
    end
    letters = ['a':'z', 'A':'Z', '0':'9'];
    [~, unique_part] = fileparts(tempname());
    for attempt = 1:100
        unique_part = letters(1 + mod(double(unique_part) * attempt, numel(letters)));
        unique_part(end + 1:6) = 'a';
        candidate = [template(1:end - 6), unique_part(end - 5:end)];
        if exist(candidate, 'file')
            continue
        end
        [fid, msg] = fopen(candidate, 'w+b');
        if fid >= 0
            name = candidate;
            if nargin > 1 && delete_it && isunix
                delete(candidate);
            end
        end
        return
    end
end
