function y = arg(z)
%ARG Phase angle
%   Y = ARG(Z) is angle(Z).
%
%   See also angle, abs.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    y = angle(z);
end
