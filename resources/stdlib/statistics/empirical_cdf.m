function p = empirical_cdf(x, data)
%EMPIRICAL_CDF Cumulative probabilities of the empirical distribution of data
%   P = EMPIRICAL_CDF(X, DATA)
%
%   See also empirical_pdf, empirical_inv, empirical_rnd.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(data)
        error('MATLAB:empirical_cdf:data', 'empirical_cdf: DATA must be a vector.');
    end
    p = discrete_cdf(x, data, ones(size(data)) / numel(data));
end
