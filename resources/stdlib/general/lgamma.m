function y = lgamma(x)
%LGAMMA Logarithm of the gamma function
%   Y = LGAMMA(X) is gammaln(X).
%
%   See also gammaln, gamma.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    y = gammaln(x);
end
