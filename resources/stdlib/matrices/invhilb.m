function H = invhilb(n, cls)
%INVHILB Inverse of the Hilbert matrix
%   H = INVHILB(N) is exact while its elements, which are integers, are smaller than 2^53. INVHILB(N, CLASSNAME)
%
%   See also hilb.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(n)
        error('MATLAB:invhilb:size', 'invhilb: N must be a scalar integer.');
    end
    if nargin < 2
        cls = 'double';
    end
    H = zeros(n);
    p = n;
    for i = 1:n
        r = p * p;
        H(i, i) = r / (2 * i - 1);
        for j = i + 1:n
            r = -((n - j + 1) * r * (n + j - 1)) / (j - 1) ^ 2;
            H(i, j) = r / (i + j - 1);
            H(j, i) = H(i, j);
        end
        p = ((n - i) * p * (n + i)) / i ^ 2;
    end
    H = cast(H, cls);
end
