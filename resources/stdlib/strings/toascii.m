function n = toascii(s)
%TOASCII Codes of characters
%   N = TOASCII(S) is double(S); the elements of cells are converted one by one.
%
%   See also double, char.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Invalid call to toascii.');
    end
    if iscell(s)
        n = cellfun(@toascii, s, 'UniformOutput', false);
    elseif isstring(s)
        n = double(char(s));
    else
        n = double(s);
    end
end
