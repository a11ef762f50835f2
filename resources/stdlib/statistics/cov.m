function C = cov(A, varargin)
%COV Covariance
%   C = COV(A) gives the variance of a vector, or the matrix of covariances of the columns of a matrix.
%   C = COV(A, B) gives that of two random variables, the elements of A and B, as a 2-by-2 matrix.
%   COV(..., W) divides by the number of observations less one (0, the default) or by their number (1).
%   COV(..., NANFLAG) takes 'includenan', 'omitrows' or 'partialrows'.
%
%   See also corrcoef, var, mean.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    args = varargin;
    flag = 'includenan';
    if ~isempty(args) && (ischar(args{end}) || isstring(args{end}))
        flag = lower(char(args{end}));
        args(end) = [];
        if ~any(strcmp(flag, {'includenan', 'includemissing', 'omitrows', 'partialrows'}))
            error('MATLAB:cov:unknownFlag', 'Missing value option must be ''includenan'', ''omitrows'', or ''partialrows''.');
        end
    end
    if numel(args) > 2
        error('MATLAB:maxrhs', 'Too many input arguments.');
    end
    w = 0;
    if numel(args) == 2 || (isscalar(args) && isscalar(args{1}) && ~isscalar(A))
        w = args{end};
        args(end) = [];
        if isempty(w)
            w = 0;
        elseif ~isscalar(w) || ~(isnumeric(w) || islogical(w)) || ~any(w == [0 1])
            error('MATLAB:cov:notScalarFlag', 'The weight must be 0 or 1.');
        end
    end
    for x = [{A}, args]
        if ~(isnumeric(x{1}) || islogical(x{1}))
            error('MATLAB:cov:InvalidInput', 'The inputs must be numeric or logical.');
        end
    end
    if ndims(A) > 2 && isempty(args) %#ok<ISMAT>
        error('MATLAB:cov:InputDim', 'Inputs must be 2-D.');
    end
    if ~isempty(args) && ~isempty(args{1})
        if numel(A) ~= numel(args{1})
            error('MATLAB:cov:XYlengthMismatch', 'The number of elements in x and y must match.');
        end
        A = [A(:), args{1}(:)];
    elseif isrow(A)
        A = A(:);
    end
    if ~isfloat(A)
        A = double(A);
    end
    if isempty(A)
        C = NaN(max(1, size(A, 2) * ~isequal(size(A), [0 0])), 'like', real(A));
        return
    end
    switch flag
        case 'omitrows'
            C = of_rows(A(~any(isnan(A), 2), :), w);
        case 'partialrows'
            n = size(A, 2);
            C = zeros(n, 'like', A);
            for i = 1:n
                for j = 1:n
                    pair = A(~any(isnan(A(:, [i j])), 2), [i j]);
                    both = of_rows(pair, w);
                    C(i, j) = both(1, 2);
                end
            end
        otherwise
            C = of_rows(A, w);
    end
end

function C = of_rows(A, w)
    m = size(A, 1);
    if m == 0
        C = NaN(size(A, 2), 'like', A);
        return
    end
    centred = A - sum(A, 1) / m;
    if m > 1 && w == 0
        m = m - 1;
    end
    C = (centred' * centred) / m;
    if isreal(C)
        C = (C + C.') / 2;
    end
end
