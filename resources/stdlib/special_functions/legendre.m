function retval = legendre(n, x, normalization)
%LEGENDRE Associated Legendre functions
%   P = LEGENDRE(N, X) has the functions of degree N and order 0, 1, ..., N at the elements of X, -1 <= X <= 1, along its
%   first dimension. LEGENDRE(N, X, NORMALIZATION) takes 'unnorm', 'sch' (Schmidt) or 'norm'.
%
%   See also ellipke.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isreal(n) || ~isscalar(n) || n < 0 || n ~= fix(n)
        error('MATLAB:legendre:NotPositiveInteger', 'legendre: N must be a real non-negative integer.');
    end
    if ~isreal(x) || any(x(:) < -1) || any(x(:) > 1) || ischar(x)
        error('MATLAB:legendre:XOutOfRange', 'legendre: X must be real-valued vector in the range -1 <= X <= 1.');
    end
    if nargin < 3
        normalization = 'unnorm';
    elseif ~any(strcmpi(normalization, {'unnorm', 'norm', 'sch'}))
        error('MATLAB:legendre:InvalidNormalize', 'legendre: NORMALIZATION option must be "unnorm", "norm", or "sch".');
    end
    n = double(n);
    sz = size(x);
    t = double(x(:).');
    s = sqrt(max(1 - t .^ 2, 0));
    % Fully normalized functions by the recurrence in the degree, which neither over- nor underflows.
    P = zeros(n + 1, numel(t));
    pmm = ones(1, numel(t)) / sqrt(2);
    for m = 0:n
        if m > 0
            pmm = -s .* pmm * sqrt((2 * m + 1) / (2 * m));
        end
        previous = zeros(1, numel(t));
        current = pmm;
        for l = m + 1:n
            a = sqrt((4 * l ^ 2 - 1) / (l ^ 2 - m ^ 2));
            b = sqrt(((l - 1) ^ 2 - m ^ 2) / (4 * (l - 1) ^ 2 - 1));
            if l == m + 1
                b = 0;
            end
            next = a * (t .* current - b * previous);
            previous = current;
            current = next;
        end
        if n == m
            current = pmm;
        end
        P(m + 1, :) = current;
    end
    m = (0:n)';
    switch lower(char(normalization))
        case 'norm'
            % pmm starts from 1/sqrt(2) and carries the factors sqrt((2m+1)/(2m)); P is normalized except for its sign
            scale = (-1) .^ m * 1;
        case 'sch'
            scale = (-1) .^ m * sqrt(2 / (2 * n + 1));
            scale(2:end) = scale(2:end) * sqrt(2);
        otherwise
            scale = zeros(n + 1, 1);
            for k = 0:n
                scale(k + 1) = sqrt(2 / (2 * n + 1)) * exp((gammaln(n + k + 1) - gammaln(n - k + 1)) / 2);
            end
            if n <= 15
                for k = 0:n
                    scale(k + 1) = sqrt(2 / (2 * n + 1) * prod(n - k + 1:n + k));
                end
            end
    end
    retval = scale .* P;
    retval = reshape(retval, [n + 1, sz]);
    if isvector(x) && numel(sz) == 2
        retval = reshape(retval, n + 1, numel(x));
    elseif n == 0
        retval = reshape(retval, [1, sz]);
    end
    if isa(x, 'single')
        retval = single(retval);
    end
end
