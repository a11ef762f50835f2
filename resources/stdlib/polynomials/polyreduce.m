function p = polyreduce(c)
%POLYREDUCE Polynomial without its leading zeros
%   P = POLYREDUCE(C) drops zero coefficients at the front.
%
%   See also polyval, roots.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(c) || isempty(c)
        error('MATLAB:polyreduce:vector', 'polyreduce: argument must be a vector.');
    end
    first = find(c ~= 0, 1);
    if isempty(first)
        p = c(end);
    else
        p = c(first:end);
    end
end
