function pat = letterBoundary(type)
%LETTERBOUNDARY Match boundary between letter characters and others
%   PAT = LETTERBOUNDARY matches the place, without characters, where letters start or end. LETTERBOUNDARY(TYPE) takes
%   'start', 'end' or 'either'.
%
%   See also pattern, lineBoundary, textBoundary.
    if nargin == 0
        type = 'either';
    end
    pat = pattern.boundary({'(?<![\p{L}])', '(?<=[\p{L}])'}, {'(?=[\p{L}])', '(?![\p{L}])'}, 'letterBoundary', type);
end
