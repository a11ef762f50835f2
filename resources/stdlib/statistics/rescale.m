function R = rescale(A, varargin)
%RESCALE Scale range of array elements
%   R = RESCALE(A) scales all elements to the interval [0, 1], RESCALE(A, L, U) to [L, U]. RESCALE(..., 'InputMin', A1,
%   'InputMax', A2) maps [A1, A2] and clips what is outside.
%
%   See also normalize, bounds.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) && ~islogical(A)
        error('MATLAB:rescale:NonNumericInput', 'A must be a numeric or logical matrix.');
    end
    l = 0;
    u = 1;
    args = varargin;
    if ~isempty(args) && ~(ischar(args{1}) || isstring(args{1}))
        if numel(args) < 2
            error('MATLAB:minrhs', 'Invalid call to rescale: both limits are needed.');
        end
        l = args{1};
        u = args{2};
        args(1:2) = [];
        if ~isnumeric(l) && ~islogical(l)
            error('MATLAB:rescale:limits', 'L must be numeric.');
        end
        if ~isnumeric(u) && ~islogical(u)
            error('MATLAB:rescale:limits', 'U must be numeric.');
        end
        if any(any(bsxfun(@gt, l, u)))
            error('MATLAB:rescale:limits', 'L must be smaller than or equal to U.');
        end
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:rescale:options', 'Invalid call to rescale: options come in pairs.');
    end
    if ~isfloat(A)
        A = double(A);
    end
    inmin = min(A(:));
    inmax = max(A(:));
    for k = 1:2:numel(args)
        value = args{k + 1};
        switch lower(char(args{k}))
            case 'inputmin'
                if ~isnumeric(value) && ~islogical(value)
                    error('MATLAB:rescale:limits', 'INMIN must be numeric.');
                end
                inmin = value;
            case 'inputmax'
                if ~isnumeric(value) && ~islogical(value)
                    error('MATLAB:rescale:limits', 'INMAX must be numeric.');
                end
                inmax = value;
            otherwise
                error('MATLAB:rescale:options', 'rescale: invalid option ''%s''.', char(args{k}));
        end
    end
    if isempty(A)
        R = A;
        return
    end
    A = max(A, inmin);
    A = min(A, inmax);
    same = inmin == inmax;
    R = l + (A - inmin) ./ (inmax - inmin) .* (u - l);
    R = R + 0 * same;
    if any(same(:))
        R(isnan(R) & ~isnan(A)) = max(l(:));
    end
    exact = A == inmax & ~same;
    top = u + zeros(size(R));
    R(exact) = top(exact);
end
