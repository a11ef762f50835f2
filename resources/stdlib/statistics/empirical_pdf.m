function p = empirical_pdf(x, data)
%EMPIRICAL_PDF Probabilities of the empirical distribution of data
%   P = EMPIRICAL_PDF(X, DATA)
%
%   See also empirical_cdf, empirical_inv, empirical_rnd.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(data)
        error('MATLAB:empirical_pdf:data', 'empirical_pdf: DATA must be a vector.');
    end
    [values, ~, group] = unique(data);
    p = discrete_pdf(x, values, accumarray(group(:), 1).' / numel(data));
end
