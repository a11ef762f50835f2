function tf = is_absolute_filename(file)
%IS_ABSOLUTE_FILENAME True for names that begin at the root of a file system
%   TF = IS_ABSOLUTE_FILENAME(FILE)
%
%   See also make_absolute_filename.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to is_absolute_filename.');
    end
    tf = (ischar(file) || isStringScalar(file)) && ~isempty(regexp(char(file), '^(/|\\|[A-Za-z]:[/\\])', 'once'));
    if tf && isunix
        file = char(file);
        tf = file(1) == '/';
    end
end
