function y = cotd(x)
%COTD Cotangent of an angle in degrees
%   Y = COTD(X) is 1./tand(X).
%
%   See also acotd, cot.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:cotd:numeric', 'cotd: X must be numeric.');
    end
    y = 1 ./ tand(x);
end
