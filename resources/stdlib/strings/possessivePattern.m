function newpat = possessivePattern(pat)
%POSSESSIVEPATTERN Match pattern without backtracking
%   NEWPAT = POSSESSIVEPATTERN(PAT) keeps the first match of PAT that it finds, also when the rest then fails.
%
%   See also pattern, asManyOfPattern.
    newpat = pattern.made(pat, '(?>%s)', 'possessivePattern(%s)', 'atom');
end
