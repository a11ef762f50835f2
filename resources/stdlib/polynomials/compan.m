function A = compan(c)
%COMPAN Companion matrix
%   A = COMPAN(U) has the roots of the polynomial U for eigenvalues: the first row is -U(2:N)/U(1).
%
%   See also poly, roots, polyval.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(c) || isempty(c)
        error('MATLAB:compan:NeedVectorInput', 'Input argument must be a vector.');
    end
    n = numel(c);
    if n == 1
        A = [];
        return
    end
    A = diag(ones(1, n - 2, class(c)), -1);
    A(1, :) = -c(2:n) / c(1);
end
