function text = setstr(x)
%SETSTR Set string flag
%   Use CHAR instead.
%
%   See also char.
    text = char(x);
end
