function y = sinetone(freq, rate, sec, ampl)
%SINETONE Samples of a sine tone
%   Y = SINETONE(FREQ, RATE, SEC, AMPL) has one column for each frequency (hertz), RATE (8000) samples a second, SEC (1)
%   seconds, and the amplitude AMPL (64).
%
%   See also sinewave.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2 || isempty(rate)
        rate = 8000;
    end
    if nargin < 3 || isempty(sec)
        sec = 1;
    end
    if nargin < 4 || isempty(ampl)
        ampl = 64;
    end
    if ~isvector(freq)
        error('MATLAB:sinetone:freq', 'sinetone: FREQ must be a vector or a scalar.');
    end
    if ~isscalar(rate)
        error('MATLAB:sinetone:rate', 'sinetone: RATE must be a scalar.');
    end
    if ~isscalar(sec)
        error('MATLAB:sinetone:sec', 'sinetone: SEC must be a scalar.');
    end
    if ~isvector(ampl) || (~isscalar(ampl) && numel(ampl) ~= numel(freq))
        error('MATLAB:sinetone:ampl', 'sinetone: AMPL must be a vector or a scalar, and match FREQ.');
    end
    ns = round(rate * sec);
    y = sin(2 * pi * (1:ns)' / rate * freq(:).') .* ampl(:).';
end
