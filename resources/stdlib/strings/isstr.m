function tf = isstr(x)
%ISSTR Determine if input is a character array
%   Use ISCHAR instead.
%
%   See also ischar.
    tf = ischar(x);
end
