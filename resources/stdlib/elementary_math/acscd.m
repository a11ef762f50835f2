function y = acscd(x)
%ACSCD Inverse cosecant in degrees
%   Y = ACSCD(X) is asind(1./X).
%
%   See also cscd, acsc.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:acscd:numeric', 'acscd: X must be numeric.');
    end
    y = acsc(x) * (180 / pi);
end
