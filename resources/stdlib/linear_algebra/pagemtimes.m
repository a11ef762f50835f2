function C = pagemtimes(X, transpX, Y, transpY)
%PAGEMTIMES Page-wise matrix multiplication
%   C = PAGEMTIMES(X, Y) multiplies corresponding pages of N-D arrays; dimensions beyond the second expand as in
%   elementwise operations. PAGEMTIMES(X, TRANSPX, Y, TRANSPY) applies 'none', 'transpose' or 'ctranspose' to the pages.
%
%   See also mtimes, pagetranspose.
    if nargin == 2
        Y = transpX;
        transpX = 'none';
        transpY = 'none';
    elseif nargin ~= 4
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    X = turned(X, transpX);
    Y = turned(Y, transpY);
    sx = size(X);
    sy = size(Y);
    if isscalar(X) || isscalar(Y)
        C = X .* Y;
        return
    end
    if sx(2) ~= sy(1)
        error('MATLAB:pagemtimes:innerDimensions', 'Incorrect dimensions for matrix multiplication. Check that the number of columns in the first array matches the number of rows in the second array.');
    end
    nd = max(numel(sx), numel(sy));
    sx(end+1:nd) = 1;
    sy(end+1:nd) = 1;
    pages = max(sx(3:end), sy(3:end));
    if any(sx(3:end) ~= pages & sx(3:end) ~= 1) || any(sy(3:end) ~= pages & sy(3:end) ~= 1)
        error('MATLAB:sizeDimensionsMustMatch', 'Arrays have incompatible sizes for this operation.');
    end
    ix = page_numbers(sx(3:end), pages);
    iy = page_numbers(sy(3:end), pages);
    C = zeros([sx(1), sy(2), pages], class(X([])) );
    C = cast(C, class([X([]), Y([])]));
    for k = 1:prod(pages)
        C(:, :, k) = X(:, :, ix(k)) * Y(:, :, iy(k));
    end
end

function A = turned(A, how)
    switch lower(char(how))
        case 'transpose'
            A = pagetranspose(A);
        case 'ctranspose'
            A = pagectranspose(A);
        case 'none'
        otherwise
            error('MATLAB:pagemtimes:option', 'The transpose options are ''none'', ''transpose'' and ''ctranspose''.');
    end
end

function index = page_numbers(have, pages)
    if isempty(pages)
        index = 1;
        return
    end
    index = reshape(1:prod(have), [have, 1]);
    times = pages ./ have;
    times(isnan(times)) = 1;
    index = repmat(index, [times, 1]);
    index = index(:);
end
