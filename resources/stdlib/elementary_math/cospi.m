function y = cospi(x)
%COSPI Cosine of multiples of pi
%   Y = COSPI(X) is cos(X*pi), exact at whole and half numbers.
%
%   See also sinpi, cos.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:cospi:numeric', 'cospi: X must be numeric.');
    end
    if ~isreal(x)
        y = cos(x * pi);
        return
    end
    r = abs(rem(x, 2));
    r = min(r, 2 - r);
    y = cos(r * pi);
    far = r > 0.5;
    y(far) = -cos((1 - r(far)) * pi);
    y(r == 0.5) = 0;
    y(isinf(x)) = NaN;
end
