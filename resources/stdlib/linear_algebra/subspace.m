function theta = subspace(A, B)
%SUBSPACE Largest angle between two subspaces
%   THETA = SUBSPACE(A, B) is the largest principal angle between the spaces that the columns of A and B span.
%   Source: A. V. Knyazev, M. E. Argentati, SIAM J. Sci. Comput. 23(6), 2002.
%
%   See also orth, null, svd.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ismatrix(A) || ~ismatrix(B)
        error('MATLAB:subspace:matrix', 'subspace: A and B must be vectors or 2-D arrays.');
    end
    if size(A, 1) ~= size(B, 1)
        error('MATLAB:subspace:sizes', 'subspace: column dimensions of A and B must match.');
    end
    A = orth(A);
    B = orth(B);
    c = A' * B;
    scos = min(svd(c));
    if scos ^ 2 > 1 / 2
        if size(A, 2) >= size(B, 2)
            c = B - A * c;
        else
            c = A - B * c';
        end
        theta = asin(min(1, max(svd(c))));
    else
        theta = acos(scos);
    end
end
