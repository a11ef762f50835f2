function r = poissrnd(lambda, varargin)
%POISSRND Poisson random numbers
%   R = POISSRND(LAMBDA, ...) has the mean LAMBDA; further arguments are sizes.
%
%   See also randp.
    r = randp(lambda, varargin{:});
end
