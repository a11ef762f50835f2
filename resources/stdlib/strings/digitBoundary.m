function pat = digitBoundary(type)
%DIGITBOUNDARY Match boundary between digit characters and others
%   PAT = DIGITBOUNDARY matches the place, without characters, where digits start or end. DIGITBOUNDARY(TYPE) takes
%   'start', 'end' or 'either'.
%
%   See also pattern, lineBoundary, textBoundary.
    if nargin == 0
        type = 'either';
    end
    pat = pattern.boundary({'(?<![\p{Nd}])', '(?<=[\p{Nd}])'}, {'(?=[\p{Nd}])', '(?![\p{Nd}])'}, 'digitBoundary', type);
end
