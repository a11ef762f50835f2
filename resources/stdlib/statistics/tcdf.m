function p = tcdf(x, v, tail)
%TCDF Student's t cumulative distribution function
%   P = TCDF(X, V) for V degrees of freedom; TCDF(X, V, 'upper') is the complement.
%
%   See also tinv, betainc.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    [~, x, v] = common_size(x, v);
    half = betainc(v ./ (v + x .^ 2), v / 2, 0.5 * ones(size(v))) / 2;
    upper = nargin > 2 && strcmpi(tail, 'upper');
    p = half;
    flip_side = (x > 0) ~= upper;
    p(flip_side) = 1 - half(flip_side);
    infinite = isinf(v);
    p(infinite) = normcdf(x(infinite));
    p(isnan(x) | isnan(v)) = NaN;
end
