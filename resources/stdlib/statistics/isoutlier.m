function [TF, lower, upper, center] = isoutlier(A, varargin)
%ISOUTLIER Find outliers in data
%   TF = ISOUTLIER(A) is true for elements more than three scaled median absolute deviations from the median, along the
%   first dimension that is not 1. ISOUTLIER(A, METHOD) takes 'median', 'mean' (three standard deviations), 'quartiles'
%   (1.5 interquartile ranges beyond the quartiles), 'movmedian' and 'movmean' with a window. ISOUTLIER(..., DIM),
%   ISOUTLIER(..., 'ThresholdFactor', P). [TF, LOWER, UPPER, CENTER] = ISOUTLIER(...)
%
%   See also filloutliers, rmoutliers, median.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(A)
        error('MATLAB:isoutlier:class', 'Input must be a single or double array.');
    end
    dim = find(size(A) ~= 1, 1);
    if isempty(dim)
        dim = 1;
    end
    method = 'median';
    window = [];
    factor = [];
    args = varargin;
    k = 1;
    while k <= numel(args)
        v = args{k};
        if isnumeric(v)
            dim = v;
        else
            switch lower(char(v))
                case {'median', 'mean', 'quartiles', 'grubbs', 'gesd'}
                    method = lower(char(v));
                case {'movmedian', 'movmean'}
                    method = lower(char(v));
                    k = k + 1;
                    window = args{k};
                case 'thresholdfactor'
                    k = k + 1;
                    factor = args{k};
                case {'samplepoints', 'maxnumoutliers', 'datavariables'}
                    k = k + 1;
                otherwise
                    error('MATLAB:isoutlier:method', 'Unknown method or option ''%s''.', char(v));
            end
        end
        k = k + 1;
    end
    if isempty(factor)
        factor = 3;
        if strcmp(method, 'quartiles')
            factor = 1.5;
        end
    end
    scale = -1 / (sqrt(2) * erfcinv(1.5));
    switch method
        case 'mean'
            center = mean(A, dim, 'omitnan');
            spread = factor * std(A, 0, dim, 'omitnan');
        case 'quartiles'
            q = quantile(A, [0.25 0.75], dim);
            where = repmat({':'}, 1, ndims(A));
            where{dim} = 1;
            low = q(where{:});
            where{dim} = 2;
            high = q(where{:});
            center = (low + high) / 2;
            spread = (high - low) / 2 + factor * (high - low);
        case 'movmedian'
            center = movmedian(A, window, dim, 'omitnan');
            spread = factor * scale * movmad(A, window, dim, 'omitnan');
        case 'movmean'
            center = movmean(A, window, dim, 'omitnan');
            spread = factor * movstd(A, window, 0, dim, 'omitnan');
        otherwise
            center = median(A, dim, 'omitnan');
            spread = factor * scale * median(abs(A - center), dim, 'omitnan');
    end
    lower = center - spread;
    upper = center + spread;
    TF = A > upper | A < lower;
end
