function r = normrnd(mu, sigma, varargin)
%NORMRND Normal random numbers
%   R = NORMRND(MU, SIGMA, ...) has the mean MU and the standard deviation SIGMA; further arguments are sizes.
%
%   See also randn, normpdf.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isempty(varargin)
        r = mu + sigma .* randn(size(mu + sigma));
    else
        r = mu + sigma .* randn(varargin{:});
    end
end
