function [B, TF] = rmoutliers(A, varargin)
%RMOUTLIERS Detect and remove outliers in data
%   B = RMOUTLIERS(A) removes outliers of a vector, or rows of a matrix that have one. Further arguments are those of
%   isoutlier. [B, TF] = RMOUTLIERS(...) also tells what was removed.
%
%   See also isoutlier, filloutliers.
    out = isoutlier(A, varargin{:});
    if isvector(A)
        TF = out;
        B = A(~out);
    else
        TF = any(out, 2);
        B = A(~TF, :);
    end
end
