function r = discrete_rnd(v, p, varargin)
%DISCRETE_RND Random numbers of a discrete distribution
%   R = DISCRETE_RND(V, P, ...) draws from the values V with the probabilities P; further arguments are sizes.
%
%   See also discrete_pdf, rand.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(v)
        error('MATLAB:discrete_rnd:values', 'discrete_rnd: V must be a vector.');
    elseif ~isvector(p) || numel(p) ~= numel(v)
        error('MATLAB:discrete_rnd:sizes', 'discrete_rnd: P must be a vector with length (V) elements.');
    elseif any(isnan(p)) || ~any(p(:)) || any(p(:) < 0)
        error('MATLAB:discrete_rnd:probabilities', 'discrete_rnd: P must be a nonzero, non-negative vector.');
    end
    for k = 1:numel(varargin)
        if ~isnumeric(varargin{k}) || any(varargin{k}(:) < 0) || any(varargin{k}(:) ~= fix(varargin{k}(:)))
            error('MATLAB:discrete_rnd:dimensions', 'discrete_rnd: dimensions must be non-negative integers.');
        end
    end
    u = rand(varargin{:});
    edges = [0; cumsum(p(:))] / sum(p);
    edges(end) = 1;
    r = reshape(v(discretize(u, edges)), size(u));
end
