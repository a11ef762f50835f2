function newpat = caseSensitivePattern(pat)
%CASESENSITIVEPATTERN Match pattern with case sensitivity
%   NEWPAT = CASESENSITIVEPATTERN(PAT) tells upper from lower case, also where case is ignored around it.
%
%   See also pattern, caseInsensitivePattern.
    newpat = pattern.made(pat, '(?-i:%s)', 'caseSensitivePattern(%s)', 'atom');
end
