function names = symvar(text)
%SYMVAR Determine symbolic variables in expression
%   NAMES = SYMVAR(EXPR) gives the names in the text EXPR that are no functions being called and no constants (i, j, pi,
%   inf, nan, eps), sorted, in a cell column.
%
%   See also inline, vectorize.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(ischar(text) || (isstring(text) && isscalar(text)))
        error('MATLAB:symvar:InvalidInput', 'The expression must be a character vector or string scalar.');
    end
    found = regexp(char(text), '(?<![\w.])[A-Za-z]\w*(?!\w*\s*\()', 'match');
    names = unique(found(:));
    names(ismember(lower(names), {'i', 'j', 'pi', 'inf', 'nan', 'eps', 'na', 'e'})) = [];
    names = reshape(names, [], 1);
end
