function g = polyaffine(f, mu)
%POLYAFFINE Coefficients of a polynomial after an affine change of the variable
%   G = POLYAFFINE(F, MU) has G(x) = F((x - MU(1)) / MU(2)).
%
%   See also polyval, polyfit.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(f)
        error('MATLAB:polyaffine:vector', 'polyaffine: F must be a vector.');
    end
    if ~isvector(mu) || numel(mu) ~= 2
        error('MATLAB:polyaffine:mu', 'polyaffine: MU must be a two-element vector.');
    end
    n = numel(f);
    g = f(1);
    for k = 2:n
        g = conv(g, [1, -mu(1)] / mu(2));
        g(end) = g(end) + f(k);
    end
    g = reshape(g, size(f));
end
