function y = sinpi(x)
%SINPI Sine of multiples of pi
%   Y = SINPI(X) is sin(X*pi), exact at whole and half numbers.
%
%   See also cospi, sin.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:sinpi:numeric', 'sinpi: X must be numeric.');
    end
    if ~isreal(x)
        y = sin(x * pi);
        return
    end
    r = rem(x, 2);
    flip_sign = r < 0;
    r = abs(r);
    over = r > 1;
    r(over) = r(over) - 1;
    y = sin(min(r, 1 - r) * pi);
    negative = over ~= flip_sign;
    y(negative) = -y(negative);
    y(isinf(x)) = NaN;
end
