function x = gammaincinv(y, a, tail)
%GAMMAINCINV Inverse of the incomplete gamma function
%   X = GAMMAINCINV(Y, A) solves gammainc(X, A) = Y. GAMMAINCINV(Y, A, 'upper') solves for the upper tail.
%
%   See also gammainc, betaincinv.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        tail = 'lower';
    elseif ~any(strcmpi(tail, {'lower', 'upper'}))
        error('MATLAB:gammaincinv:InvalidTailArg', 'gammaincinv: invalid value for TAIL.');
    end
    if ~isreal(y) || ~isreal(a)
        error('MATLAB:gammaincinv:ComplexInput', 'gammaincinv: all inputs must be real.');
    end
    [err, y, a] = common_size(y, a);
    if err
        error('MATLAB:gammaincinv:SizeMismatch', 'gammaincinv: Y and A must be of common size or scalars.');
    end
    if any(y(:) < 0 | y(:) > 1)
        error('MATLAB:gammaincinv:YOutOfRange', 'gammaincinv: Y must be in the range [0, 1].');
    end
    if any(a(:) <= 0)
        error('MATLAB:gammaincinv:NegativeA', 'gammaincinv: A must be strictly positive.');
    end
    cls = class([y([]), a([])]);
    if ~isfloat(zeros(0, cls))
        cls = 'double';
    end
    y = double(y);
    a = double(a);
    upper = strcmpi(tail, 'upper');
    x = zeros(size(y));
    for k = 1:numel(y)
        x(k) = invert(y(k), a(k), upper, lower(char(tail)));
    end
    x = cast(x, cls);
end

function x = invert(y, a, upper, tail)
    if isnan(y)
        x = NaN;
        return
    end
    if y == double(upper)
        x = 0;
        return
    elseif y == double(~upper)
        x = Inf;
        return
    end
    low = 0;
    high = Inf;
    x = max(a, realmin);
    for it = 1:500
        f = gammainc(x, a, tail) - y;
        if f == 0
            return
        end
        if (f > 0) == ~upper
            high = x;
        else
            low = x;
        end
        d = exp((a - 1) * log(x) - x - gammaln(a));
        if upper
            d = -d;
        end
        next = x - f / d;
        if ~(next > low && next < high)
            if isinf(high)
                next = 2 * x + 1;
            elseif low == 0
                next = high / 16;
            else
                next = sqrt(low) * sqrt(high);
            end
        end
        if abs(next - x) <= eps(x) || next == x
            x = next;
            return
        end
        x = next;
    end
end
