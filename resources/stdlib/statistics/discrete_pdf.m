function p = discrete_pdf(x, v, q)
%DISCRETE_PDF Probabilities of a discrete distribution
%   P = DISCRETE_PDF(X, V, Q) is the probability of each element of X if the values V have the probabilities Q.
%
%   See also discrete_cdf, discrete_inv, discrete_rnd.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(v)
        error('MATLAB:discrete_pdf:values', 'discrete_pdf: V must be a vector.');
    elseif ~isvector(q) || numel(q) ~= numel(v)
        error('MATLAB:discrete_pdf:sizes', 'discrete_pdf: P must be a vector with length (V) elements.');
    elseif any(isnan(q)) || ~any(q(:)) || any(q(:) < 0)
        error('MATLAB:discrete_pdf:probabilities', 'discrete_pdf: P must be a nonzero, non-negative vector.');
    end
    q = q(:) / sum(q);
    cls = class([x([]), v([]), q([]).']);
    p = NaN(size(x), cls);
    ok = ~isnan(x);
    [found, at] = ismember(x(ok), v(:));
    values = zeros(size(found));
    values(found) = q(at(found));
    p(ok) = values;
end
