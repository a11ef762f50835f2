function s = strtrunc(s, n)
%STRTRUNC Texts cut to a number of characters
%   S = STRTRUNC(S, N) keeps the first N columns of a char array, or of each element of a cell array. Shorter texts stay.
%
%   See also strjust, strtrim.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Invalid call to strtrunc.');
    end
    if ~isnumeric(n) || ~isscalar(n) || n < 0 || n ~= fix(n)
        error('MATLAB:strtrunc:length', 'strtrunc: length N must be a positive integer (N >= 0).');
    end
    if ischar(s)
        s = s(:, 1:min(n, size(s, 2)));
    elseif isstring(s)
        for k = 1:numel(s)
            s(k) = strtrunc(char(s(k)), n);
        end
    elseif iscell(s) && all(cellfun(@ischar, s(:)))
        s = cellfun(@(t) t(:, 1:min(n, size(t, 2))), s, 'UniformOutput', false);
    else
        error('MATLAB:strtrunc:input', 'strtrunc: S must be a character string or a cell array of strings.');
    end
end
