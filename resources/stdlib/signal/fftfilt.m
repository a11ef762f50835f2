function y = fftfilt(b, x, n)
%FFTFILT Finite impulse response filter by fast Fourier transforms
%   Y = FFTFILT(B, X) filters the columns of X with the coefficients B by overlap-add. FFTFILT(B, X, N) sets the block length.
%
%   See also filter, fftconv.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    row = isrow(x) && ~isscalar(x);
    if row
        x = x.';
    end
    [rx, cx] = size(x);
    if ~isvector(b)
        error('MATLAB:fftfilt:vector', 'fftfilt: B must be a vector.');
    end
    if ~ismatrix(x)
        error('MATLAB:fftfilt:matrix', 'fftfilt: X must be a 1-D or 2-D array.');
    end
    b = b(:);
    lb = numel(b);
    if nargin < 3 || isempty(n)
        n = 2 ^ nextpow2(max(2 * lb, 1024));
        n = max(n, 2 ^ nextpow2(lb + 1));
    else
        if ~(isscalar(n) && n == fix(n))
            error('MATLAB:fftfilt:length', 'fftfilt: N must be an integer.');
        end
        n = 2 ^ nextpow2(max(n, lb));
    end
    L = n - lb + 1;
    B = fft(b, n);
    y = zeros(rx + n, cx);
    for k = 1:L:rx
        last = min(k + L - 1, rx);
        y(k:k + n - 1, :) = y(k:k + n - 1, :) + ifft(fft(x(k:last, :), n) .* B);
    end
    y = y(1:rx, :);
    if isreal(b) && isreal(x)
        y = real(y);
    end
    if isequal(b, fix(b)) && isequal(x, fix(x))
        y = round(y);
    end
    if isa(x, 'single') || isa(b, 'single')
        y = single(y);
    end
    if row
        y = y.';
    end
end
