function y = sinc(x)
%SINC Sine of pi*x over pi*x
%   Y = SINC(X) is 1 at 0.
%
%   See also sin.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    y = ones(size(x), class(x + 0.0));
    k = x ~= 0;
    t = pi * x(k);
    y(k) = sin(t) ./ t;
end
