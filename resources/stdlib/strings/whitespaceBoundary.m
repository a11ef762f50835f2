function pat = whitespaceBoundary(type)
%WHITESPACEBOUNDARY Match boundary between white space and other characters
%   PAT = WHITESPACEBOUNDARY matches the place, without characters, where white space start or end. WHITESPACEBOUNDARY(TYPE) takes
%   'start', 'end' or 'either'.
%
%   See also pattern, lineBoundary, textBoundary.
    if nargin == 0
        type = 'either';
    end
    pat = pattern.boundary({'(?<![\s\p{Z}])', '(?<=[\s\p{Z}])'}, {'(?=[\s\p{Z}])', '(?![\s\p{Z}])'}, 'whitespaceBoundary', type);
end
