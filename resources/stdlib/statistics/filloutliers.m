function [B, TF] = filloutliers(A, fillmethod, varargin)
%FILLOUTLIERS Detect and replace outliers in data
%   B = FILLOUTLIERS(A, FILL) replaces outliers by a number, or by 'center', 'clip', 'previous', 'next', 'nearest', 'linear',
%   'spline', 'pchip', 'makima'. Further arguments are those of isoutlier. [B, TF] = FILLOUTLIERS(...)
%
%   See also isoutlier, rmoutliers, fillmissing.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    [TF, low, high, center] = isoutlier(A, varargin{:});
    B = A;
    if isnumeric(fillmethod)
        B(TF) = fillmethod;
        return
    end
    low = low + zeros(size(A));
    high = high + zeros(size(A));
    center = center + zeros(size(A));
    switch lower(char(fillmethod))
        case 'center'
            B(TF) = center(TF);
        case 'clip'
            B = min(max(A, low), high);
        otherwise
            B = fillmissing(A, fillmethod, 'MissingLocations', TF);
    end
end
