function r = unifrnd(a, b, varargin)
%UNIFRND Continuous uniform random numbers
%   R = UNIFRND(A, B, ...) lies between A and B; further arguments are sizes.
%
%   See also rand, randi.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isempty(varargin)
        r = a + (b - a) .* rand(size(a + b));
    else
        r = a + (b - a) .* rand(varargin{:});
    end
end
