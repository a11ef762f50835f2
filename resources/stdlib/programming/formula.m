function text = formula(f)
%FORMULA Text of a function that inline made
%   text = FORMULA(f) is the expression that f computes.
%
%   See also inline, argnames.
    text = strtrim(regexprep(func2str(f), '^@\([^)]*\)', ''));
end
