function [r, p, lci, hci] = corrcoef(x, varargin)
%CORRCOEF Correlation coefficients
%   R = CORRCOEF(X) correlates the columns of X; CORRCOEF(X, Y) two arrays of the same number of elements.
%   [R, P, RL, RU] = CORRCOEF(...) also gives p-values for the hypothesis of no correlation, and a confidence interval.
%   CORRCOEF(..., 'Alpha', A, 'Rows', 'all' | 'complete' | 'pairwise')
%
%   See also cov, corr, std.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    alpha = 0.05;
    rows_kind = 'all';
    args = varargin;
    if ~isempty(args) && ~ischar(args{1}) && ~isstring(args{1})
        y = args{1};
        args(1) = [];
        if ~(isnumeric(y) || islogical(y)) || ~(isnumeric(x) || islogical(x))
            error('MATLAB:corrcoef:class', 'corrcoef: X and Y must be numeric.');
        end
        if numel(x) ~= numel(y)
            error('MATLAB:corrcoef:XYmismatch', 'The number of elements in X and Y must match.');
        end
        x = [x(:), y(:)];
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:corrcoef:class', 'corrcoef: X must be numeric.');
    end
    if ~ismatrix(x)
        error('MATLAB:corrcoef:InputDim', 'Inputs must be 2-D.');
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:corrcoef:options', 'corrcoef: options come in pairs.');
    end
    for k = 1:2:numel(args)
        value = args{k + 1};
        switch lower(char(args{k}))
            case 'alpha'
                if ~(isnumeric(value) && isscalar(value) && value > 0 && value < 1)
                    error('MATLAB:corrcoef:InvalidAlpha', 'The ''alpha'' parameter must be a scalar between 0 and 1.');
                end
                alpha = value;
            case 'rows'
                if ~any(strcmpi(value, {'all', 'complete', 'pairwise'}))
                    error('MATLAB:corrcoef:InvalidRowChoice', 'The ''rows'' parameter must be ''all'', ''complete'', or ''pairwise''.');
                end
                rows_kind = lower(char(value));
            otherwise
                error('MATLAB:corrcoef:options', 'corrcoef: unknown option ''%s''.', char(args{k}));
        end
    end
    if ~isfloat(x)
        x = double(x);
    end
    if isrow(x)
        x = x(:);
    end
    if strcmp(rows_kind, 'complete')
        x(any(isnan(x), 2), :) = [];
    end
    m = size(x, 2);
    n = size(x, 1) * ones(m);
    if strcmp(rows_kind, 'pairwise')
        r = ones(m, class(x));
        for i = 1:m
            for j = 1:m
                keep = ~isnan(x(:, i)) & ~isnan(x(:, j));
                c = coefficient(x(keep, [i j]));
                r(i, j) = c(1, 2);
                if i == j
                    r(i, j) = c(1, 1);
                end
                n(i, j) = nnz(keep);
            end
        end
    else
        r = coefficient(x);
    end
    if nargout > 1
        p = ones(m, class(x));
        off = ~eye(m);
        t = r .* sqrt((n - 2) ./ (1 - r .^ 2));
        v = n - 2;
        both = betainc(v(off) ./ (v(off) + t(off) .^ 2), v(off) / 2, 0.5 * ones(nnz(off), 1));
        both(abs(r(off)) >= 1) = 0;
        p(off) = both;
        z = atanh(r);
        half = sqrt(2) * erfcinv(alpha) ./ sqrt(n - 3);
        lci = tanh(z - half);
        hci = tanh(z + half);
        lci(n <= 3) = NaN;
        hci(n <= 3) = NaN;
        lci(~off) = 1;
        hci(~off) = 1;
    end
end

function r = coefficient(x)
    n = size(x, 1);
    if n < 2
        r = NaN(size(x, 2), class(x));
        return
    end
    x = x - mean(x, 1);
    c = (x' * x) / (n - 1);
    d = sqrt(diag(c));
    r = c ./ d ./ d';
    r = max(min(real(r), 1), -1) + 1i * imag(r) * ~isreal(r);
    if isreal(x)
        r = real(r);
    end
    k = 1:size(r, 1) + 1:numel(r);
    r(k(~isnan(r(k)))) = 1;
end
