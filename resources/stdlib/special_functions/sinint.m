function y = sinint(x)
%SININT Sine integral
%   Y = SININT(X) is the integral of sin(t)/t from 0 to X.
%
%   See also cosint, expint.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:sinint:numeric', 'sinint: X must be numeric.');
    end
    sz = size(x);
    cls = 'double';
    if isa(x, 'single')
        cls = 'single';
    end
    x = double(x(:));
    real_input = isreal(x);
    y = zeros(size(x));
    sign_flip = real(x) < 0;
    x(sign_flip) = -x(sign_flip);
    near = abs(x) <= 4;
    z = x(near);
    term = z;
    total = z;
    for k = 1:60
        term = -term .* z .^ 2 / ((2 * k) * (2 * k + 1));
        total = total + term / (2 * k + 1);
    end
    y(near) = total;
    far = ~near & isfinite(x);
    z = x(far);
    if ~isempty(z)
        e1 = expint(1i * z);
        if real_input
            y(far) = pi / 2 + imag(e1);
        else
            e2 = expint(-1i * z);
            y(far) = pi / 2 + (e1 - e2) / 2i;
        end
    end
    y(isinf(x)) = pi / 2;
    y(isnan(x)) = NaN;
    y(sign_flip) = -y(sign_flip);
    y = cast(reshape(y, sz), cls);
end
