function w = hamming(m, opt)
%HAMMING Hamming window
%   W = HAMMING(M) has M points; HAMMING(M, 'periodic') leaves the last of M+1 points out, 'symmetric' is the default.
%
%   See also hanning, blackman, bartlett.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(m) && m == fix(m) && m > 0)
        error('MATLAB:hamming:length', 'hamming: M must be a positive integer.');
    end
    n = m - 1;
    if nargin == 2
        switch lower(char(opt))
            case 'periodic'
                n = m;
            case 'symmetric'
            otherwise
                error('MATLAB:hamming:option', 'hamming: window type must be either "periodic" or "symmetric".');
        end
    end
    if m == 1
        w = 1;
    else
        w = 0.54 - 0.46 * cos(2 * pi * (0:m - 1)' / n);
    end
end
