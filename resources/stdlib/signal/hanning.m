function w = hanning(m, opt)
%HANNING Hann window without its zeros
%   W = HANNING(M) has M points; HANNING(M, 'periodic') is one period of a longer window.
%
%   See also hamming, blackman, bartlett.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(m) && m == fix(m) && m > 0)
        error('MATLAB:hanning:length', 'hanning: M must be a positive integer.');
    end
    n = m + 1;
    k = (1:m)';
    if nargin == 2
        switch lower(char(opt))
            case 'periodic'
                n = m;
                k = (0:m - 1)';
            case 'symmetric'
            otherwise
                error('MATLAB:hanning:option', 'hanning: window type must be either "periodic" or "symmetric".');
        end
    end
    if m == 1
        w = 1;
    else
        w = 0.5 - 0.5 * cos(2 * pi * k / n);
    end
end
