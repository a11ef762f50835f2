function [B, TF] = fillmissing(A, method, varargin)
%FILLMISSING Fill missing values
%   B = FILLMISSING(A, 'constant', V) replaces NaN (missing text, '' in cells of text) by V. FILLMISSING(A, METHOD) fills by
%   'previous', 'next', 'nearest', 'linear', 'spline', 'pchip' or 'makima' along the first dimension that is not 1.
%   FILLMISSING(A, 'movmean' | 'movmedian', WINDOW) fills from a moving window. FILLMISSING(..., DIM) and the options
%   'EndValues', 'SamplePoints', 'MissingLocations' and 'MaxGap'. [B, TF] = FILLMISSING(...) also tells what was filled.
%
%   See also ismissing, rmmissing, standardizeMissing.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ischar(method) && ~isstring(method)
        error('MATLAB:fillmissing:MethodInvalid', 'The fill method must be text.');
    end
    method = lower(char(method));
    args = varargin;
    constant = [];
    window = [];
    switch method
        case 'constant'
            if isempty(args)
                error('MATLAB:fillmissing:ConstantValue', 'The method ''constant'' needs a value.');
            end
            constant = args{1};
            args(1) = [];
        case {'movmean', 'movmedian'}
            if isempty(args)
                error('MATLAB:fillmissing:WindowMissing', 'The method ''%s'' needs a window length.', method);
            end
            window = args{1};
            args(1) = [];
        case {'previous', 'next', 'nearest', 'linear', 'spline', 'pchip', 'makima'}
        otherwise
            error('MATLAB:fillmissing:MethodInvalid', 'Unknown fill method ''%s''.', method);
    end
    dim = find(size(A) ~= 1, 1);
    if isempty(dim)
        dim = 1;
    end
    if ~isempty(args) && isnumeric(args{1})
        dim = args{1};
        args(1) = [];
        if ~(isscalar(dim) && dim >= 1 && dim == fix(dim))
            error('MATLAB:fillmissing:DimensionInvalid', 'The dimension must be a positive integer.');
        end
    end
    missing_at = ismissing(A);
    ends = 'extrap';
    points = (1:size(A, dim)).';
    maxgap = Inf;
    for k = 1:2:numel(args)
        switch lower(char(args{k}))
            case 'endvalues'
                ends = args{k + 1};
            case 'samplepoints'
                points = double(args{k + 1}(:));
            case 'missinglocations'
                missing_at = args{k + 1};
            case 'maxgap'
                maxgap = args{k + 1};
            otherwise
                error('MATLAB:fillmissing:NameInvalid', 'Unknown option ''%s''.', char(args{k}));
        end
    end
    B = A;
    TF = false(size(A));
    if isempty(A) || ~any(missing_at(:))
        return
    end
    order = [dim, 1:dim - 1, dim + 1:ndims(A)];
    V = permute(A, order);
    sz = size(V);
    V = reshape(V, sz(1), []);
    M = reshape(permute(missing_at, order), sz(1), []);
    F = false(size(M));
    n = sz(1);
    for c = 1:size(V, 2)
        miss = M(:, c);
        if ~any(miss)
            continue
        end
        if maxgap < Inf
            first = find(miss & [true; ~miss(1:end-1)]);
            last = find(miss & [~miss(2:end); true]);
            for g = 1:numel(first)
                low = points(max(first(g) - 1, 1));
                high = points(min(last(g) + 1, n));
                if high - low > maxgap
                    miss(first(g):last(g)) = false;
                end
            end
        end
        good = find(~M(:, c));
        bad = find(miss);
        column = V(:, c);
        filled = false(n, 1);
        switch method
            case 'constant'
                value = constant;
                if numel(constant) > 1 && ~ischar(constant) && ~isstring(constant)
                    value = constant(c);
                end
                if iscell(column)
                    if ~iscell(value)
                        value = {char(value)};
                    end
                    column(bad) = value;
                else
                    column(bad) = value;
                end
                filled(bad) = true;
            case {'previous', 'next'}
                column_index = zeros(n, 1);
                column_index(good) = good;
                if strcmp(method, 'previous')
                    source = cummax(column_index);
                else
                    column_index(column_index == 0) = n + 1;
                    source = cummin(column_index, 'reverse');
                    source(source == n + 1) = 0;
                end
                usable = bad(source(bad) > 0);
                column(usable) = column(source(usable));
                filled(usable) = true;
            case {'movmean', 'movmedian'}
                y = double(column);
                y(M(:, c)) = NaN;
                est = feval(method, y, window, 'omitnan');
                usable = bad(~isnan(est(bad)));
                column(usable) = est(usable);
                filled(usable) = true;
            otherwise
                if numel(good) > 1
                    est = interp1(points(good), double(column(good)), points(bad), method, 'extrap');
                    column(bad) = est;
                    filled(bad) = true;
                elseif numel(good) == 1 && strcmp(method, 'nearest')
                    column(bad) = column(good);
                    filled(bad) = true;
                end
        end
        if ~strcmp(method, 'constant') && ~isempty(good) && ~(ischar(ends) && strcmpi(ends, 'extrap'))
            outer = bad(bad < good(1) | bad > good(end));
            if ischar(ends) || isstring(ends)
                switch lower(char(ends))
                    case 'none'
                        column(outer) = V(outer, c);
                        filled(outer) = false;
                    case 'previous'
                        late = outer(outer > good(end));
                        column(late) = column(good(end));
                        early = outer(outer < good(1));
                        column(early) = V(early, c);
                    case 'next'
                        early = outer(outer < good(1));
                        column(early) = column(good(1));
                        late = outer(outer > good(end));
                        column(late) = V(late, c);
                    case 'nearest'
                        column(outer(outer < good(1))) = column(good(1));
                        column(outer(outer > good(end))) = column(good(end));
                    otherwise
                        column(outer) = interp1(points(good), double(column(good)), points(outer), lower(char(ends)), 'extrap');
                end
            else
                column(outer) = ends;
                filled(outer) = true;
            end
        end
        V(:, c) = column;
        F(:, c) = filled;
    end
    B = ipermute(reshape(V, sz), order);
    TF = ipermute(reshape(F, sz), order);
end
