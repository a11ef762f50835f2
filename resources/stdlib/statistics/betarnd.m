function r = betarnd(a, b, varargin)
%BETARND Beta random numbers
%   R = BETARND(A, B, ...); further arguments are sizes.
%
%   See also randg.
    x = randg(a + zeros(size(b)), varargin{:});
    y = randg(b + zeros(size(a)), varargin{:});
    r = x ./ (x + y);
end
