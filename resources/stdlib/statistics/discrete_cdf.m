function p = discrete_cdf(x, v, q)
%DISCRETE_CDF Cumulative probabilities of a discrete distribution
%   P = DISCRETE_CDF(X, V, Q) is the probability of values up to each element of X if V have the probabilities Q.
%
%   See also discrete_pdf, discrete_inv, discrete_rnd.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(v)
        error('MATLAB:discrete_cdf:values', 'discrete_cdf: V must be a vector.');
    elseif ~isvector(q) || numel(q) ~= numel(v)
        error('MATLAB:discrete_cdf:sizes', 'discrete_cdf: P must be a vector with length (V) elements.');
    elseif any(isnan(q)) || ~any(q(:)) || any(q(:) < 0)
        error('MATLAB:discrete_cdf:probabilities', 'discrete_cdf: P must be a nonzero, non-negative vector.');
    end
    q = q(:) / sum(q);
    cls = class([x([]), v([]), q([]).']);
    p = NaN(size(x), cls);
    [vs, is] = sort(v(:));
    cumulative = [0; cumsum(q(is))];
    ok = ~isnan(x);
    p(ok) = cumulative(lookup(cast(vs, cls), cast(x(ok), cls)) + 1);
end
