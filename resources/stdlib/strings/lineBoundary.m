function pat = lineBoundary(type)
%LINEBOUNDARY Match start or end of line
%   PAT = LINEBOUNDARY matches the place, without characters, where a line starts or ends. LINEBOUNDARY(TYPE) takes
%   'start', 'end' or 'either'.
%
%   See also pattern, textBoundary.
    if nargin == 0
        type = 'either';
    end
    pat = pattern.boundary({'(?:\A|(?<=\n))', ''}, {'', '(?=\r?\n|\z)'}, 'lineBoundary', type);
end
