function newpat = lookAheadBoundary(pat)
%LOOKAHEADBOUNDARY Match boundary before specified pattern
%   NEWPAT = LOOKAHEADBOUNDARY(PAT) matches the place, without characters, before a match of PAT.
%
%   See also pattern, lookBehindBoundary.
    newpat = pattern.made(pat, '(?=%s)', 'lookAheadBoundary(%s)', 'boundary');
end
