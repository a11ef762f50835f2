function y = polyvalm(c, x)
%POLYVALM Evaluate a polynomial with a matrix argument
%   Y = POLYVALM(P, X) is P(1)*X^N + P(2)*X^(N-1) + ... + P(N+1)*I for a square matrix X.
%
%   See also polyval, polyfit.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isvector(c) || isempty(c))
        error('MATLAB:polyvalm:InvalidP', 'polyvalm: first argument must be a vector.');
    end
    if ~ismatrix(x) || size(x, 1) ~= size(x, 2)
        error('MATLAB:polyvalm:NonSquareMatrix', 'polyvalm: second argument must be a square matrix.');
    end
    n = size(x, 1);
    if isempty(c)
        y = zeros(n, class(x));
        return
    end
    y = c(1) * eye(n, class(x));
    for k = 2:numel(c)
        y = y * x + c(k) * eye(n);
    end
end
