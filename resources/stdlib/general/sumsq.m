function y = sumsq(x, dim)
%SUMSQ Sum of the squares of the elements
%   Y = SUMSQ(X) works along the first dimension that is not 1; SUMSQ(X, DIM) along dimension DIM. For complex numbers
%   these are the squares of the absolute values.
%
%   See also sum, meansq.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to sumsq.');
    end
    if isreal(x)
        s = x .* x;
    else
        s = real(x) .^ 2 + imag(x) .^ 2;
    end
    if nargin < 2
        y = sum(s);
    else
        y = sum(s, dim);
    end
end
