function x = e(varargin)
%E The base of natural logarithms
%   x = E is 2.7183. E(n), E(m, n, ...) and E(..., class) give arrays of it, as zeros does.
%
%   See also exp, pi.
    x = exp(1) * ones(varargin{:});
end
