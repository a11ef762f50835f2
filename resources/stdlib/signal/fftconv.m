function c = fftconv(x, y, n)
%FFTCONV Convolution by fast Fourier transforms
%   C = FFTCONV(X, Y) is conv(X, Y); FFTCONV(X, Y, N) uses transforms of length N.
%
%   See also conv, fftfilt, filter.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isvector(x) && isvector(y))
        error('MATLAB:fftconv:vectors', 'fftconv: both A and B must be vectors.');
    end
    lx = numel(x);
    ly = numel(y);
    if lx == 1 || ly == 1
        c = x * y;
        return
    end
    lc = lx + ly - 1;
    x = x(:).';
    y = y(:).';
    if nargin == 2
        n = lc;
    else
        if ~isscalar(n)
            error('MATLAB:fftconv:length', 'fftconv: N must be a scalar.');
        end
        lc = n;
    end
    c = ifft(fft(x, n) .* fft(y, n));
    c = c(1:min(lc, numel(c)));
    if isreal(x) && isreal(y)
        c = real(c);
    end
end
