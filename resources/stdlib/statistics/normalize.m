function [N, C, S] = normalize(A, varargin)
%NORMALIZE Normalize data
%   N = NORMALIZE(A) has the mean 0 and the standard deviation 1 along the first dimension that is not 1.
%   NORMALIZE(A, DIM), NORMALIZE(..., METHOD, TYPE): 'zscore' ('std', 'robust'), 'norm' (P), 'scale' ('std', 'mad', 'first',
%   'iqr', number), 'range' ([A B]), 'center' ('mean', 'median', number), 'medianiqr'. [N, C, S] = NORMALIZE(...) has
%   N = (A - C) ./ S.
%
%   See also rescale, zscore.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) && ~islogical(A)
        error('MATLAB:normalize:class', 'normalize: X must be a numeric vector, matrix, or array.');
    end
    if ~isfloat(A)
        A = double(A);
    end
    dim = find(size(A) ~= 1, 1);
    if isempty(dim)
        dim = 1;
    end
    args = varargin;
    if ~isempty(args) && isnumeric(args{1})
        dim = args{1};
        args(1) = [];
        if ~(isscalar(dim) && dim >= 1 && dim == fix(dim))
            error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'normalize: DIM must be a positive integer.');
        end
    end
    center = [];
    scale = [];
    center_given = false;
    scale_given = false;
    if isempty(args)
        center = mean(A, dim, 'omitnan');
        scale = std(A, 0, dim, 'omitnan');
        center_given = true;
        scale_given = true;
    end
    k = 1;
    range_given = false;
    while k <= numel(args)
        method = args{k};
        if ~ischar(method) && ~isstring(method)
            error('MATLAB:normalize:method', 'normalize: METHOD must be text.');
        end
        type = [];
        if k < numel(args) && (~(ischar(args{k+1}) || isstring(args{k+1})) ...
                || ~any(strcmpi(args{k+1}, {'zscore', 'norm', 'scale', 'range', 'center', 'medianiqr'})))
            type = args{k + 1};
            k = k + 1;
        end
        k = k + 1;
        switch lower(char(method))
            case 'zscore'
                if isempty(type) || strcmpi(type, 'std')
                    center = mean(A, dim, 'omitnan');
                    scale = std(A, 0, dim, 'omitnan');
                elseif strcmpi(type, 'robust')
                    center = median(A, dim, 'omitnan');
                    scale = median(abs(A - center), dim, 'omitnan');
                else
                    error('MATLAB:normalize:type', 'normalize: unknown METHODTYPE ''%s'' for METHOD ''zscore''.', char(type));
                end
                center_given = true;
                scale_given = true;
            case 'norm'
                p = 2;
                if ~isempty(type)
                    p = type;
                end
                if ~(isscalar(p) && isnumeric(p) && p > 0)
                    error('MATLAB:normalize:type', 'normalize: ''norm'' must be followed by a positive number.');
                end
                if isinf(p)
                    scale = max(abs(A), [], dim);
                else
                    scale = sum(abs(A) .^ p, dim) .^ (1 / p);
                end
                center = 0;
                center_given = true;
                scale_given = true;
            case 'range'
                limits = [0 1];
                if ~isempty(type)
                    limits = type;
                end
                if ~(isnumeric(limits) && numel(limits) == 2 && limits(1) < limits(2))
                    error('MATLAB:normalize:type', 'normalize: ''range'' must be followed by a 2-element increasing vector.');
                end
                low = min(A, [], dim);
                high = max(A, [], dim);
                scale = (high - low) / (limits(2) - limits(1));
                center = low - limits(1) * scale;
                center_given = true;
                scale_given = true;
                range_given = true;
            case 'center'
                if isempty(type) || ((ischar(type) || isstring(type)) && strcmpi(type, 'mean'))
                    center = mean(A, dim, 'omitnan');
                elseif (ischar(type) || isstring(type)) && strcmpi(type, 'median')
                    center = median(A, dim, 'omitnan');
                elseif isnumeric(type)
                    center = type;
                else
                    error('MATLAB:normalize:type', 'normalize: unknown METHODTYPE for METHOD ''center''.');
                end
                center_given = true;
            case 'scale'
                if isempty(type) || ((ischar(type) || isstring(type)) && strcmpi(type, 'std'))
                    scale = std(A, 0, dim, 'omitnan');
                elseif isnumeric(type)
                    scale = type;
                elseif strcmpi(type, 'mad')
                    scale = median(abs(A - median(A, dim, 'omitnan')), dim, 'omitnan');
                elseif strcmpi(type, 'first')
                    where = repmat({':'}, 1, ndims(A));
                    where{dim} = 1;
                    scale = A(where{:});
                elseif strcmpi(type, 'iqr')
                    scale = iqr(A, dim);
                else
                    error('MATLAB:normalize:type', 'normalize: unknown METHODTYPE ''%s'' for METHOD ''scale''.', char(type));
                end
                scale_given = true;
            case 'medianiqr'
                center = median(A, dim, 'omitnan');
                scale = iqr(A, dim);
                center_given = true;
                scale_given = true;
            otherwise
                error('MATLAB:normalize:method', 'normalize: unknown METHOD ''%s''.', char(method));
        end
    end
    if ~center_given
        center = 0;
    end
    if ~scale_given
        scale = 1;
    end
    N = (A - center) ./ scale;
    if range_given
        same = scale == 0 & true(size(A));
        N(same) = limits(1);
    elseif any(scale(:) == 0)
        N((scale == 0 & true(size(A))) & ~isnan(A)) = 0;
    end
    if nargout > 1
        C = center;
        S = scale;
    end
end
