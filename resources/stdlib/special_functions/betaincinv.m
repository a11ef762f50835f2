function x = betaincinv(y, a, b, tail)
%BETAINCINV Inverse of the incomplete beta function
%   X = BETAINCINV(Y, A, B) solves betainc(X, A, B) = Y. BETAINCINV(Y, A, B, 'upper') solves for the upper tail.
%
%   See also betainc, gammaincinv.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 4
        tail = 'lower';
    elseif ~any(strcmpi(tail, {'lower', 'upper'}))
        error('MATLAB:betaincinv:InvalidTailArg', 'betaincinv: invalid value for TAIL.');
    end
    if ~isreal(y) || ~isreal(a) || ~isreal(b)
        error('MATLAB:betaincinv:ComplexInput', 'betaincinv: all inputs must be real.');
    end
    [err, y, a, b] = common_size(y, a, b);
    if err
        error('MATLAB:betaincinv:SizeMismatch', 'betaincinv: Y, A, and B must be of common size or scalars.');
    end
    if any(y(:) < 0 | y(:) > 1)
        error('MATLAB:betaincinv:YOutOfRange', 'betaincinv: Y must be in the range [0, 1].');
    end
    if any(a(:) <= 0)
        error('MATLAB:betaincinv:PositiveZ', 'betaincinv: A must be strictly positive.');
    end
    if any(b(:) <= 0)
        error('MATLAB:betaincinv:PositiveW', 'betaincinv: B must be strictly positive.');
    end
    cls = class([y([]), a([]), b([])]);
    if ~isfloat(zeros(0, cls))
        cls = 'double';
    end
    y = double(y);
    a = double(a);
    b = double(b);
    upper = strcmpi(tail, 'upper');
    x = zeros(size(y));
    for k = 1:numel(y)
        x(k) = invert(y(k), a(k), b(k), upper);
    end
    x = cast(x, cls);
end

function x = invert(y, a, b, upper)
    if isnan(y)
        x = NaN;
        return
    end
    if y == 0
        x = double(upper);
        return
    elseif y == 1
        x = double(~upper);
        return
    end
    tail = 'lower';
    if upper
        tail = 'upper';
    end
    low = 0;
    high = 1;
    x = a / (a + b);
    for it = 1:200
        f = betainc(x, a, b, tail) - y;
        if f == 0
            return
        end
        if (f > 0) == ~upper
            high = x;
        else
            low = x;
        end
        d = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - betaln(a, b));
        if upper
            d = -d;
        end
        next = x - f / d;
        if ~(next > low && next < high)
            if low == 0
                next = high / 8;
            else
                next = sqrt(low) * sqrt(high);
                if high > 0.5
                    next = (low + high) / 2;
                end
            end
        end
        if abs(next - x) <= eps(x) || next == x
            x = next;
            return
        end
        x = next;
    end
end
