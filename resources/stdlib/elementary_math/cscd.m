function y = cscd(x)
%CSCD Cosecant of an angle in degrees
%   Y = CSCD(X) is 1./sind(X).
%
%   See also acscd, csc.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:cscd:numeric', 'cscd: X must be numeric.');
    end
    y = 1 ./ sind(x);
end
