function pat = alphanumericBoundary(type)
%ALPHANUMERICBOUNDARY Match boundary between letters and digits and others
%   PAT = ALPHANUMERICBOUNDARY matches the place, without characters, where letters and digits start or end. ALPHANUMERICBOUNDARY(TYPE) takes
%   'start', 'end' or 'either'.
%
%   See also pattern, lineBoundary, textBoundary.
    if nargin == 0
        type = 'either';
    end
    pat = pattern.boundary({'(?<![\p{L}\p{Nd}])', '(?<=[\p{L}\p{Nd}])'}, {'(?=[\p{L}\p{Nd}])', '(?![\p{L}\p{Nd}])'}, 'alphanumericBoundary', type);
end
