function y = secd(x)
%SECD Secant of an angle in degrees
%   Y = SECD(X) is 1./cosd(X).
%
%   See also asecd, sec.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:secd:numeric', 'secd: X must be numeric.');
    end
    y = 1 ./ cosd(x);
end
