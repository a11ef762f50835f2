function tf = is_same_file(a, b)
%IS_SAME_FILE Whether paths name one file
%   TF = IS_SAME_FILE(A, B) is true if both paths exist and name one file. Cell arrays of paths are compared elementwise.
%
%   See also canonicalize_file_name.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    is_text = @(x) ischar(x) || isstring(x);
    if ~(is_text(a) || iscellstr(a)) || ~(is_text(b) || iscellstr(b))
        error('MATLAB:is_same_file:text', 'is_same_file: arguments must be filenames');
    end
    if iscell(a) && iscell(b)
        if ~isequal(size(a), size(b))
            error('MATLAB:is_same_file:sizes', 'is_same_file: cellstr arrays FILEPATH1 and FILEPATH2 must be the same size');
        end
        tf = cellfun(@same, a, b);
    elseif iscell(a)
        tf = cellfun(@(x) same(x, b), a);
    elseif iscell(b)
        tf = cellfun(@(x) same(a, x), b);
    else
        tf = same(a, b);
    end
end

function tf = same(a, b)
    a = canonicalize_file_name(char(a));
    b = canonicalize_file_name(char(b));
    tf = ~isempty(a) && strcmp(a, b);
end
