function w = bartlett(m)
%BARTLETT Bartlett (triangular) window
%   W = BARTLETT(M) has M points, the first and the last are 0.
%
%   See also hamming, hanning, blackman.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(m) && m == fix(m) && m > 0)
        error('MATLAB:bartlett:length', 'bartlett: M must be a positive integer.');
    end
    if m == 1
        w = 1;
    else
        m = m - 1;
        n = fix(m / 2);
        w = [2 * (0:n)' / m; 2 - 2 * (n + 1:m)' / m];
    end
end
