function y = acotd(x)
%ACOTD Inverse cotangent in degrees
%   Y = ACOTD(X) is atand(1./X).
%
%   See also cotd, acot.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:acotd:numeric', 'acotd: X must be numeric.');
    end
    y = atand(1 ./ x);
end
