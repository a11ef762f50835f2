function tf = signbit(x)
%SIGNBIT Whether the sign bit is set
%   TF = SIGNBIT(X) is not 0 for negative numbers and for -0.
%
%   See also sign.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(x) && ~islogical(x) && ~isnumeric(x)
        error('MATLAB:signbit:class', 'signbit: X must be numeric.');
    end
    tf = x < 0 | (x == 0 & 1 ./ x < 0);
end
