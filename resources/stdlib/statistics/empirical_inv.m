function x = empirical_inv(p, data)
%EMPIRICAL_INV Quantiles of the empirical distribution of data
%   X = EMPIRICAL_INV(P, DATA)
%
%   See also empirical_pdf, empirical_cdf, empirical_rnd.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(data)
        error('MATLAB:empirical_inv:data', 'empirical_inv: DATA must be a vector.');
    end
    x = discrete_inv(p, data, ones(size(data)) / numel(data));
end
