function [h, w] = freqz(b, a, n, varargin)
%FREQZ Frequency response of a digital filter
%   [H, W] = FREQZ(B, A, N) evaluates B(z)/A(z) at N (512) angles W from 0 to pi; FREQZ(B, A, N, 'whole') up to 2*pi;
%   FREQZ(B, A, W) at the angles W; FREQZ(B, A, N, FS) in hertz for the sampling rate FS.
%
%   See also filter, polyval.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2 || isempty(a)
        a = 1;
    end
    if nargin < 3 || isempty(n)
        n = 512;
    end
    whole = false;
    fs = [];
    for k = 1:numel(varargin)
        if ischar(varargin{k}) || isstring(varargin{k})
            whole = strcmpi(varargin{k}, 'whole');
        elseif ~isempty(varargin{k})
            fs = varargin{k};
        end
    end
    if isscalar(n)
        if whole
            w = 2 * pi * (0:n - 1)' / n;
        else
            w = pi * (0:n - 1)' / n;
        end
    else
        w = n(:);
        if ~isempty(fs)
            w = w * 2 * pi / fs;
        end
    end
    z = exp(-1i * w);
    h = polyval(flip(b(:).'), z) ./ polyval(flip(a(:).'), z);
    if ~isempty(fs)
        w = w * fs / (2 * pi);
    end
end
