function r = rande(varargin)
%RANDE Exponentially distributed random numbers
%   R = RANDE(...) has the mean 1; arguments are sizes.
%
%   See also rand, randg, randp.
    r = -log(rand(varargin{:}));
end
