function x = J(varargin)
%J The imaginary unit
%   x = J is sqrt(-1). J(n), J(m, n, ...) give arrays of it, as zeros does.
%
%   See also i, j, complex.
    x = 1i * ones(varargin{:});
end
