function x = chi2inv(p, v)
%CHI2INV Inverse of the chi-square cumulative distribution function
%   X = CHI2INV(P, V) for V degrees of freedom.
%
%   See also chi2cdf, gammaincinv.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    x = 2 * gammaincinv(p, v / 2);
end
