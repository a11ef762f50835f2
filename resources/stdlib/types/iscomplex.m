function tf = iscomplex(x)
%ISCOMPLEX True for numbers that are stored with an imaginary part
%   tf = ISCOMPLEX(x) is true if x is numeric and complex, also where every imaginary part is zero.
%
%   See also isreal, complex.
    narginchk(1, 1)
    tf = isnumeric(x) && ~isreal(x);
end
