function p = fcdf(x, v1, v2, tail)
%FCDF F cumulative distribution function
%   P = FCDF(X, V1, V2) for V1 and V2 degrees of freedom; FCDF(X, V1, V2, 'upper') is the complement.
%
%   See also betainc.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    [~, x, v1, v2] = common_size(x, v1, v2);
    x = max(x, 0);
    if nargin > 3 && strcmpi(tail, 'upper')
        p = betainc(v2 ./ (v2 + v1 .* x), v2 / 2, v1 / 2);
    else
        p = betainc(v1 .* x ./ (v2 + v1 .* x), v1 / 2, v2 / 2);
    end
end
