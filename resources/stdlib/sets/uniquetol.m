function [c, ia, ic] = uniquetol(A, varargin)
%UNIQUETOL Unique values within tolerance
%   C = UNIQUETOL(A) are the elements of A that differ by more than 1e-12 (1e-6 for single) of the largest magnitude; of
%   values within the tolerance the smallest stands. UNIQUETOL(A, TOL) sets the tolerance. Options: 'ByRows', 'DataScale',
%   'OutputAllIndices', 'PreserveRange'. [C, IA, IC] = UNIQUETOL(...) has C = A(IA) and A ~ C(IC).
%
%   See also unique, ismembertol.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(A) || ~isreal(A)
        error('MATLAB:uniquetol:UnsupportedType', 'A must be a double or single precision non-complex array.');
    end
    args = varargin;
    tol = 1e-12;
    if isa(A, 'single')
        tol = 1e-6;
    end
    if ~isempty(args) && ~(ischar(args{1}) || isstring(args{1}))
        tol = args{1};
        args(1) = [];
        if ~(isfloat(tol) && isscalar(tol) && isreal(tol)) || isnan(tol)
            error('MATLAB:uniquetol:InvalidTol', 'TOL must be a double or single precision non-complex scalar.');
        end
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:uniquetol:options', 'uniquetol: PROPERTY/VALUE arguments must be passed in pairs.');
    end
    by_rows = false;
    all_indices = false;
    scale = [];
    preserve = false;
    for k = 1:2:numel(args)
        if ~ischar(args{k}) && ~isstring(args{k})
            error('MATLAB:uniquetol:options', 'uniquetol: PROPERTY must be a string.');
        end
        value = args{k + 1};
        switch lower(char(args{k}))
            case 'byrows'
                by_rows = logical(value);
            case 'outputallindices'
                all_indices = logical(value);
            case 'preserverange'
                preserve = logical(value);
            case 'datascale'
                if ~isfloat(value) || ~isreal(value) || any(value(:) <= 0)
                    error('MATLAB:uniquetol:InvalidDataScale', 'uniquetol: DataScale must be a positive non-complex floating point array.');
                elseif any(isnan(value(:)))
                    error('MATLAB:uniquetol:InvalidDataScale', 'uniquetol: DataScale must be a non-NaN array.');
                end
                scale = value;
            otherwise
                error('MATLAB:uniquetol:options', 'uniquetol: unknown property ''%s''.', char(args{k}));
        end
    end
    if by_rows && ~ismatrix(A)
        error('MATLAB:uniquetol:matrix', 'uniquetol: A must be a 2-D array with ''ByRows''.');
    end
    if ~isempty(scale) && ~isscalar(scale) && ~(by_rows && numel(scale) == size(A, 2))
        error('MATLAB:uniquetol:InvalidDataScaleSize', 'uniquetol: invalid DataScale size.');
    end
    if isempty(A)
        c = A;
        ia = zeros(0, 1);
        ic = zeros(0, 1);
        return
    end
    row_result = isrow(A) && ~by_rows;
    if ~by_rows
        X = A(:);
    else
        X = A;
    end
    if isempty(scale)
        finite = abs(X);
        finite(~isfinite(finite)) = 0;
        if by_rows
            scale = max(finite, [], 1);
        else
            scale = max(finite);
        end
    end
    limit = tol * scale(:).';
    n = size(X, 1);
    [~, order] = sortrows(X);
    group = zeros(n, 1);
    reference = zeros(0, 1);
    count = 0;
    if ~by_rows
        % one pass: a new group begins where the distance from the first of the group is too large
        current = 0;
        for k = 1:n
            v = X(order(k));
            if count == 0 || ~(v - current <= limit || v == current)
                count = count + 1;
                current = v;
                reference(count, 1) = order(k); %#ok<AGROW>
            end
            group(order(k)) = count;
        end
    else
        left = true(n, 1);
        for k = 1:n
            at = order(k);
            if ~left(at)
                continue
            end
            count = count + 1;
            reference(count, 1) = at; %#ok<AGROW>
            near = left & all(abs(X - X(at, :)) <= limit | X == X(at, :), 2);
            near(at) = true;
            group(near) = count;
            left(near) = false;
        end
    end
    if preserve && ~by_rows && count > 1
        [~, top] = max(X);
        reference(count) = top;
    end
    c = X(reference, :);
    if row_result
        c = reshape(c, 1, []);
    end
    ic = group;
    if all_indices
        ia = cell(1, count);
        for g = 1:count
            ia{g} = find(group == g);
        end
    else
        ia = reference;
    end
end
