function w = blackman(m, opt)
%BLACKMAN Blackman window
%   W = BLACKMAN(M) has M points; BLACKMAN(M, 'periodic') leaves the last of M+1 points out.
%
%   See also hamming, hanning, bartlett.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(m) && m == fix(m) && m > 0)
        error('MATLAB:blackman:length', 'blackman: M must be a positive integer.');
    end
    n = m - 1;
    if nargin == 2
        switch lower(char(opt))
            case 'periodic'
                n = m;
            case 'symmetric'
            otherwise
                error('MATLAB:blackman:option', 'blackman: window type must be either "periodic" or "symmetric".');
        end
    end
    if m == 1
        w = 1;
    else
        k = (0:m - 1)' / n;
        w = 0.42 - 0.5 * cos(2 * pi * k) + 0.08 * cos(4 * pi * k);
    end
end
