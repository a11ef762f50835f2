function [pxx, w] = periodogram(x, varargin)
%PERIODOGRAM Power spectral density by the squared transform
%   [P, W] = PERIODOGRAM(X, WIN, NFFT, FS, RANGE) weights X with the window WIN, pads to NFFT points, and gives the density per
%   radian, or per hertz if FS is given. RANGE is 'onesided' (real X) or 'twosided'.
%
%   See also fft.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    win = [];
    nfft = [];
    fs = [];
    range = '';
    numbers = 0;
    for k = 1:numel(varargin)
        v = varargin{k};
        if ischar(v) || isstring(v)
            range = lower(char(v));
        else
            numbers = numbers + 1;
            switch numbers
                case 1
                    win = v;
                case 2
                    nfft = v;
                case 3
                    fs = v;
            end
        end
    end
    if ~isvector(x) || isempty(x)
        error('MATLAB:periodogram:vector', 'periodogram: X must be a real or complex vector.');
    end
    x = x(:);
    n = numel(x);
    if ~isempty(win)
        if ~isvector(win) || numel(win) ~= n
            error('MATLAB:periodogram:window', 'periodogram: WIN must be a vector of the same length as X.');
        end
        win = win(:);
        x = x .* win;
    end
    if isempty(nfft)
        nfft = max(256, 2 ^ nextpow2(n));
    elseif ~(isscalar(nfft) && isreal(nfft) && nfft == fix(nfft) && nfft > 0)
        error('MATLAB:periodogram:nfft', 'periodogram: NFFT must be a positive integer.');
    end
    if isempty(win)
        power = n;
    else
        power = sum(win .^ 2);
    end
    use_fs = ~isempty(fs);
    if ~use_fs
        fs = 2 * pi;
    elseif ~(isscalar(fs) && isreal(fs) && fs > 0)
        error('MATLAB:periodogram:fs', 'periodogram: FS must be a positive real number.');
    end
    if nfft < n
        rows = ceil(n / nfft);
        x(end + 1:rows * nfft) = 0;
        x = sum(reshape(x, nfft, rows), 2);
    end
    pxx = abs(fft(x, nfft)) .^ 2 / power / fs;
    if strcmp(range, 'onesided') || (~strcmp(range, 'twosided') && isreal(x))
        if mod(nfft, 2) == 0
            last = nfft / 2 + 1;
            pxx = pxx(1:last);
            pxx(2:last - 1) = 2 * pxx(2:last - 1);
        else
            last = (nfft + 1) / 2;
            pxx = pxx(1:last);
            pxx(2:last) = 2 * pxx(2:last);
        end
    end
    w = fs * (0:numel(pxx) - 1)' / nfft;
end
