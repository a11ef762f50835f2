function newpat = optionalPattern(pat)
%OPTIONALPATTERN Make pattern optional to match
%   NEWPAT = OPTIONALPATTERN(PAT) matches PAT where it can, and otherwise nothing.
%
%   See also pattern, asManyOfPattern, asFewOfPattern.
    newpat = pattern.made(pat, '(?:%s)?', 'optionalPattern(%s)', 'atom');
end
