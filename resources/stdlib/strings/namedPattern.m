function newpat = namedPattern(pat, name, description) %#ok<INUSD>
%NAMEDPATTERN Designate named pattern
%   NEWPAT = NAMEDPATTERN(PAT, NAME, DESCRIPTION) matches what PAT matches and is displayed by its name.
%
%   See also pattern, maskedPattern.
    if nargin < 2
        name = inputname(1);
    end
    newpat = pattern.made(pat, '(?:%s)', char(name), 'atom');
end
