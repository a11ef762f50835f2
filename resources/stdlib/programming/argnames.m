function names = argnames(f)
%ARGNAMES Names of the arguments of a function that inline made
%   names = ARGNAMES(f) is a column of cells with the names.
%
%   See also inline, formula.
    inside = regexp(func2str(f), '^@\(([^)]*)\)', 'tokens', 'once');
    names = {};
    if ~isempty(inside) && ~isempty(strtrim(inside{1}))
        names = reshape(strtrim(strsplit(inside{1}, ',')), [], 1);
    end
end
