function s = spencer(x)
%SPENCER Spencer's 15-point moving average
%   S = SPENCER(X) smooths each column; the first and the last seven values are NaN.
%
%   See also movmean, filter.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    row = isrow(x);
    if row
        x = x.';
    end
    w = [-3 -6 -5 3 21 46 67 74 67 46 21 3 -5 -6 -3] / 320;
    n = size(x, 1);
    s = NaN(size(x));
    y = filter(w, 1, x);
    s(8:n - 7, :) = y(15:n, :);
    if row
        s = s.';
    end
end
