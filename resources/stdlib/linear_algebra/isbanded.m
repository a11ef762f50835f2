function tf = isbanded(A, lower, upper)
%ISBANDED Determine if matrix is within a bandwidth
%   TF = ISBANDED(A, LOWER, UPPER) is true if all elements of A outside of LOWER diagonals below and UPPER diagonals above
%   the main diagonal are 0.
%
%   See also bandwidth, isdiag, istril, istriu.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isreal(lower) || ~isreal(upper) || ~isscalar(lower) || ~isscalar(upper) || lower < 0 || upper < 0 ...
            || lower ~= fix(lower) || upper ~= fix(upper)
        error('MATLAB:isbanded:bandwidth', 'isbanded: LOWER and UPPER must be non-negative integers.');
    end
    if isempty(A)
        tf = isnumeric(A) && ismatrix(A);
        return
    end
    tf = (isnumeric(A) || islogical(A)) && ismatrix(A);
    if tf
        [i, j] = find(A);
        tf = all(i(:) - j(:) <= lower) && all(j(:) - i(:) <= upper);
    end
end
