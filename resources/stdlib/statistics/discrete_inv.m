function x = discrete_inv(p, v, q)
%DISCRETE_INV Quantiles of a discrete distribution
%   X = DISCRETE_INV(P, V, Q) is the least value whose cumulative probability reaches P, if V have the probabilities Q.
%
%   See also discrete_pdf, discrete_cdf, discrete_rnd.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(v)
        error('MATLAB:discrete_inv:values', 'discrete_inv: V must be a vector.');
    elseif ~isvector(q) || numel(q) ~= numel(v)
        error('MATLAB:discrete_inv:sizes', 'discrete_inv: P must be a vector with length (V) elements.');
    elseif any(isnan(q)) || ~any(q(:)) || any(q(:) < 0)
        error('MATLAB:discrete_inv:probabilities', 'discrete_inv: P must be a nonzero, non-negative vector.');
    end
    cls = class([p([]), v([]), q([])]);
    x = NaN(size(p), cls);
    q = q(:) / sum(q);
    [vs, is] = sort(v(:));
    cumulative = cumsum(q(is));
    x(p == 0) = vs(1);
    ok = p > 0 & p <= 1;
    index = sum(cumulative.' < reshape(p(ok), [], 1) - 4 * eps, 2) + 1;
    x(ok) = vs(min(index, numel(vs)));
end
