function H = hilb(n, cls)
%HILB Hilbert matrix
%   H = HILB(N) has the elements 1/(i + j - 1). HILB(N, CLASSNAME) is of class 'single' or 'double'.
%
%   See also invhilb, magic.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(n)
        error('MATLAB:hilb:size', 'hilb: N must be a scalar integer.');
    end
    if nargin < 2
        cls = 'double';
    end
    j = cast(1:n, cls);
    H = 1 ./ (j.' + j - 1);
end
