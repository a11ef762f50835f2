function x = tinv(p, v)
%TINV Inverse of Student's t cumulative distribution function
%   X = TINV(P, V) for V degrees of freedom.
%
%   See also tcdf, betaincinv.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    [~, p, v] = common_size(p, v);
    q = min(p, 1 - p);
    b = betaincinv(2 * q, v / 2, 0.5 * ones(size(v)));
    x = sign(p - 0.5) .* sqrt(v .* (1 - b) ./ b);
    x(p == 0) = -Inf;
    x(p == 1) = Inf;
    x(p == 0.5) = 0;
    infinite = isinf(v);
    x(infinite) = norminv(p(infinite));
end
