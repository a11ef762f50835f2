function tf = isbool(x)
%ISBOOL True for logical arrays
%   tf = ISBOOL(x) is islogical(x).
%
%   See also islogical.
    narginchk(1, 1)
    tf = islogical(x);
end
