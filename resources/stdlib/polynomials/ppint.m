function ppi = ppint(pp, c)
%PPINT Integral of a piecewise polynomial
%   PPI = PPINT(PP) is the continuous integral that is 0 at the first break; PPINT(PP, C) has the value C there.
%
%   See also mkpp, ppval, ppder.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        c = 0;
    end
    if ~(isstruct(pp) && isfield(pp, 'form') && strcmp(pp.form, 'pp'))
        error('MATLAB:ppint:InvalidPPform', 'ppint: PP must be a structure.');
    end
    [x, p, pieces, k, d] = unmkpp(pp);
    n = prod(d);
    pint = [p ./ (k:-1:1), zeros(size(p, 1), 1)];
    h = repelem(reshape(diff(x), [], 1), n, 1);
    jump = zeros(size(h));
    for i = 1:k + 1
        jump = jump .* h + pint(:, i);
    end
    start = [zeros(n, 1) + reshape(c, [], 1), reshape(jump(1:end-n), n, [])];
    pint(:, k + 1) = reshape(cumsum(start, 2), [], 1);
    ppi = mkpp(x, pint, d);
end
