function [counts, value] = runlength(x)
%RUNLENGTH Lengths of sequences of equal elements
%   [COUNTS, VALUE] = RUNLENGTH(X) gives, for each run of equal elements of the vector X, its length and its element.
%
%   See also run_count.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) && isvector(x))
        error('MATLAB:runlength:vector', 'runlength: X must be a numeric vector.');
    end
    x = reshape(x, 1, []);
    idx = [find(x(1:end-1) ~= x(2:end)), numel(x)];
    counts = diff([0, idx]);
    value = x(idx);
end
