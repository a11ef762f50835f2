function ppd = ppder(pp, m)
%PPDER Derivative of a piecewise polynomial
%   PPD = PPDER(PP) is the piecewise derivative; PPDER(PP, M) the M-th one.
%
%   See also mkpp, ppval, ppint.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        m = 1;
    end
    if ~(isstruct(pp) && isfield(pp, 'form') && strcmp(pp.form, 'pp'))
        error('MATLAB:ppder:InvalidPPform', 'ppder: PP must be a structure.');
    end
    if ~(isscalar(m) && m >= 1 && m == fix(m))
        error('MATLAB:ppder:order', 'ppder: M must be a positive integer.');
    end
    [breaks, c, pieces, k, d] = unmkpp(pp);
    if k - m <= 0
        ppd = mkpp(breaks, zeros(pieces * prod(d), 1), d);
        return
    end
    f = k:-1:1;
    factor = ones(1, k - m);
    for j = 1:m
        factor = factor .* (f(1:k-m) - j);
    end
    ppd = mkpp(breaks, c(:, 1:k-m) .* factor, d);
end
