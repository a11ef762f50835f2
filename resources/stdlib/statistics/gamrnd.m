function r = gamrnd(a, b, varargin)
%GAMRND Gamma random numbers
%   R = GAMRND(A, B, ...) has the shape A and the scale B; further arguments are sizes.
%
%   See also randg.
    r = b .* randg(a + zeros(size(b)), varargin{:});
end
