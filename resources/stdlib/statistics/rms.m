function y = rms(x, varargin)
%RMS Root-mean-square value
%   Y = RMS(X) works along the first dimension that is not 1; RMS(X, DIM), RMS(X, VECDIM), RMS(X, 'all'), and
%   RMS(..., 'omitnan') as in mean.
%
%   See also mean, norm, std.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:rms:class', 'rms: X must be a numeric array.');
    end
    if isreal(x)
        y = sqrt(mean(double_of(x) .^ 2, varargin{:}));
    else
        y = sqrt(mean(real(x) .^ 2 + imag(x) .^ 2, varargin{:}));
    end
end

function x = double_of(x)
    if ~isfloat(x)
        x = double(x);
    end
end
