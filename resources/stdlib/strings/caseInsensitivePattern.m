function newpat = caseInsensitivePattern(pat)
%CASEINSENSITIVEPATTERN Match pattern regardless of case
%   NEWPAT = CASEINSENSITIVEPATTERN(PAT) matches PAT in upper and lower case.
%
%   See also pattern, caseSensitivePattern.
    newpat = pattern.made(pat, '(?i:%s)', 'caseInsensitivePattern(%s)', 'atom');
end
