function newpat = maskedPattern(pat, mask)
%MASKEDPATTERN Pattern with specified display name
%   NEWPAT = MASKEDPATTERN(PAT, MASK) matches what PAT matches and is displayed as MASK.
%
%   See also pattern, namedPattern.
    if nargin < 2
        mask = inputname(1);
    end
    newpat = pattern.made(pat, '(?:%s)', char(mask), 'atom');
end
