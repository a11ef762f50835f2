function y = cosint(x)
%COSINT Cosine integral
%   Y = COSINT(X) is eulergamma + log(X) + the integral of (cos(t) - 1)/t from 0 to X; complex for negative X.
%
%   See also sinint, expint.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:cosint:numeric', 'cosint: X must be numeric.');
    end
    sz = size(x);
    cls = 'double';
    if isa(x, 'single')
        cls = 'single';
    end
    x = double(x(:));
    real_input = isreal(x);
    negative = real(x) < 0;
    turned = x;
    turned(negative) = -turned(negative);
    y = zeros(size(x));
    near = abs(turned) <= 4;
    z = turned(near);
    term = ones(size(z));
    total = zeros(size(z));
    for k = 1:60
        term = -term .* z .^ 2 / ((2 * k - 1) * (2 * k));
        total = total + term / (2 * k);
    end
    y(near) = 0.57721566490153286061 + log(z) + total;
    y(turned == 0) = -Inf;
    far = ~near & isfinite(turned);
    z = turned(far);
    if ~isempty(z)
        e1 = expint(1i * z);
        if real_input
            y(far) = -real(e1);
        else
            y(far) = -(e1 + expint(-1i * z)) / 2;
        end
    end
    y(isinf(x)) = 0;
    y(isnan(x)) = NaN;
    if any(negative)
        s = ones(size(x));
        s(imag(x) < 0) = -1;
        y(negative) = y(negative) + 1i * pi * s(negative);
    end
    y = cast(reshape(y, sz), cls);
end
