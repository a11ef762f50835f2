function newpat = lookBehindBoundary(pat)
%LOOKBEHINDBOUNDARY Match boundary following specified pattern
%   NEWPAT = LOOKBEHINDBOUNDARY(PAT) matches the place, without characters, after a match of PAT.
%
%   See also pattern, lookAheadBoundary.
    newpat = pattern.made(pat, '(?<=%s)', 'lookBehindBoundary(%s)', 'boundary');
end
