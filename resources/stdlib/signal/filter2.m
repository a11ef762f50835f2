function y = filter2(b, x, shape)
%FILTER2 2-D digital filter
%   Y = FILTER2(B, X) filters the rows and columns of X with the matrix B; the result has the size of X. FILTER2(B, X,
%   SHAPE) takes 'full', 'same' or 'valid'.
%
%   See also conv2, filter.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        shape = 'same';
    end
    y = conv2(double_of(x), rot90(double_of(b), 2), shape);
end

function x = double_of(x)
    if ~isfloat(x)
        x = double(x);
    end
end
