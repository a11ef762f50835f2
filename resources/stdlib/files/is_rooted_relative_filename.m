function tf = is_rooted_relative_filename(file)
%IS_ROOTED_RELATIVE_FILENAME True for names that begin with ./ or ../
%   TF = IS_ROOTED_RELATIVE_FILENAME(FILE)
%
%   See also is_absolute_filename.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to is_rooted_relative_filename.');
    end
    tf = (ischar(file) || isStringScalar(file)) && ~isempty(regexp(char(file), '^\.\.?(/|\\|$)', 'once'));
end
