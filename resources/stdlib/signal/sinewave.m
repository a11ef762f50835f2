function y = sinewave(m, n, d)
%SINEWAVE Samples of a sine wave
%   Y = SINEWAVE(M, N, D) is sin(2*pi*(1:M)'/N + D); N is M and D is 0 by default.
%
%   See also sinetone.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        n = m;
    end
    if nargin < 3
        d = 0;
    end
    y = sin(2 * pi * (1:m)' / n + d);
end
