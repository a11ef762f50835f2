function b = bincoeff(n, k)
%BINCOEFF Binomial coefficients
%   B = BINCOEFF(N, K) is N*(N-1)*...*(N-K+1)/K! for each pair of elements; N may be any real number, and K must be
%   whole: the result is NaN for negative K and for K that are not whole.
%
%   See also nchoosek, gamma.
    if nargin ~= 2
        error('MATLAB:minrhs', 'bincoeff takes two arguments.');
    end
    if ~(isnumeric(n) || islogical(n)) || ~(isnumeric(k) || islogical(k))
        error('MATLAB:bincoeff:numeric', 'bincoeff: N and K must be numeric.');
    end
    if ~isscalar(n) && ~isscalar(k) && ~isequal(size(n), size(k))
        error('MATLAB:sizeDimensionsMustMatch', 'bincoeff: N and K must have the same size or be scalars.');
    end
    single_result = isa(n, 'single') || isa(k, 'single');
    n = double(n) + zeros(size(k));
    k = double(k) + zeros(size(n));
    b = zeros(size(n));
    whole = k == fix(k);
    b(~whole | k < 0) = NaN;
    b(whole & k == 0) = 1;
    positive = whole & k > 0;
    negative_n = positive & n < 0 & n == fix(n);
    plain = positive & n >= k & ~negative_n;
    b(plain) = exp(gammaln(n(plain) + 1) - gammaln(k(plain) + 1) - gammaln(n(plain) - k(plain) + 1));
    b(negative_n) = (-1) .^ k(negative_n) .* exp(gammaln(abs(n(negative_n)) + k(negative_n)) - ...
        gammaln(k(negative_n) + 1) - gammaln(abs(n(negative_n))));
    other = positive & ~plain & ~negative_n & n ~= fix(n);
    b(other) = gamma(n(other) + 1) ./ gamma(k(other) + 1) ./ gamma(n(other) - k(other) + 1);
    % The logarithms are inexact in the last digits; whole arguments have whole results.
    exact = positive & n == fix(n);
    b(exact) = round(b(exact));
    b(isnan(n) | isnan(k)) = NaN;
    b(~isnan(n) & k == 0) = 1;
    if single_result
        b = single(b);
    end
end
