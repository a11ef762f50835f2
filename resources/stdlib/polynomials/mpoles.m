function [multp, indx] = mpoles(p, tol, reorder)
%MPOLES Poles and their multiplicities
%   [M, N] = MPOLES(P) numbers equal poles: M counts them within their group, N are the places of the poles in P, by
%   decreasing size. MPOLES(P, TOL) takes poles for equal that differ by less than TOL (0.001) of their size.
%   MPOLES(P, TOL, 0) keeps the order of P.
%
%   See also residue, poly, roots.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isfloat(p)
        error('MATLAB:mpoles:class', 'mpoles: P must be a single or double floating point vector.');
    end
    if nargin < 2 || isempty(tol)
        tol = 0.001;
    elseif ~(isscalar(tol) && isnumeric(tol) && isreal(tol) && tol > 0)
        error('MATLAB:mpoles:tolerance', 'mpoles: TOL must be a real scalar number > 0.');
    end
    if nargin < 3 || isempty(reorder)
        reorder = true;
    elseif ~(isscalar(reorder) && (islogical(reorder) || isnumeric(reorder)) && isreal(reorder))
        error('MATLAB:mpoles:reorder', 'mpoles: REORDER must be true or false.');
    end
    p = p(:);
    n = numel(p);
    multp = zeros(n, 1);
    indx = zeros(n, 1);
    left = (1:n).';
    if reorder
        [~, left] = sort(abs(p), 'descend');
    end
    at = 0;
    while ~isempty(left)
        ref = p(left(1));
        gap = abs(p(left) - ref);
        if abs(ref) > 0
            gap = gap / abs(ref);
        end
        same = gap < tol;
        count = nnz(same);
        indx(at + (1:count)) = left(same);
        multp(at + (1:count)) = 1:count;
        at = at + count;
        left = left(~same);
    end
    multp = reshape(multp, [], 1);
end
