function z = interpft(x, n, dim)
%INTERPFT Interpolation by the discrete Fourier transform
%   Z = INTERPFT(X, N) gives N equally spaced samples of the trigonometric polynomial through the elements of X along the
%   first dimension that is not 1. INTERPFT(X, N, DIM) works along dimension DIM.
%
%   See also interp1, fft.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(n) && n == fix(n))
        error('MATLAB:interpft:length', 'interpft: N must be a scalar integer.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim >= 1)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'interpft: DIM must be a positive integer.');
    end
    order = [dim, 1:dim-1, dim+1:ndims(x)];
    y = permute(x, order);
    sz = size(y);
    m = sz(1);
    increment = max(1, ceil(m / max(n, 1)));
    ni = increment * n;
    y = fft(reshape(y, m, []), [], 1);
    k = ceil((m + 1) / 2);
    z = [y(1:k, :); zeros(ni - m, size(y, 2)); y(k+1:end, :)];
    if mod(m, 2) == 0 && ni > m
        z(k, :) = z(k, :) / 2;
        z(k + ni - m, :) = z(k, :);
    end
    z = ifft(z, [], 1) * (ni / m);
    z = z(1:increment:ni, :);
    if isreal(x)
        z = real(z);
    end
    z = ipermute(reshape(z, [n, sz(2:end)]), order);
end
