function y = asecd(x)
%ASECD Inverse secant in degrees
%   Y = ASECD(X) is acosd(1./X).
%
%   See also secd, asec.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:asecd:numeric', 'asecd: X must be numeric.');
    end
    y = asec(x) * (180 / pi);
end
