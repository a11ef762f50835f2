function p = chi2cdf(x, v, tail)
%CHI2CDF Chi-square cumulative distribution function
%   P = CHI2CDF(X, V) for V degrees of freedom; CHI2CDF(X, V, 'upper') is the complement.
%
%   See also chi2inv, gammainc.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        tail = 'lower';
    end
    [~, x, v] = common_size(x, v);
    p = gammainc(max(x, 0) / 2, v / 2, char(tail));
end
