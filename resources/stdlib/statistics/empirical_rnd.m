function r = empirical_rnd(data, varargin)
%EMPIRICAL_RND Random numbers of the empirical distribution of data
%   R = EMPIRICAL_RND(DATA, ...) draws from DATA; further arguments are sizes.
%
%   See also empirical_pdf, discrete_rnd.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(data)
        error('MATLAB:empirical_rnd:data', 'empirical_rnd: DATA must be a vector.');
    end
    if isempty(varargin)
        varargin = {size(data)};
    end
    r = discrete_rnd(data, ones(size(data)) / numel(data), varargin{:});
end
