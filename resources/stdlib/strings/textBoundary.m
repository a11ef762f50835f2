function pat = textBoundary(type)
%TEXTBOUNDARY Match start or end of text
%   PAT = TEXTBOUNDARY matches the place, without characters, where the text starts or ends. TEXTBOUNDARY(TYPE) takes
%   'start', 'end' or 'either'.
%
%   See also pattern, lineBoundary.
    if nargin == 0
        type = 'either';
    end
    pat = pattern.boundary({'\A', ''}, {'', '\z'}, 'textBoundary', type);
end
