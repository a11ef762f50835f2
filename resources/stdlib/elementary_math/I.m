function x = I(varargin)
%I The imaginary unit
%   x = I is sqrt(-1). I(n), I(m, n, ...) give arrays of it, as zeros does.
%
%   See also i, j, complex.
    x = 1i * ones(varargin{:});
end
