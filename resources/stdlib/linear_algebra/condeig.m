function [c, v, s] = condeig(A)
%CONDEIG Condition numbers of eigenvalues
%   C = CONDEIG(A) are the reciprocals of the cosines of the angles between left and right eigenvectors. [V, D, C] =
%   CONDEIG(A) is [V, D] = eig(A) and C.
%
%   See also eig, cond.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) || ~ismatrix(A) || size(A, 1) ~= size(A, 2)
        error('MATLAB:square', 'condeig: A must be a square matrix.');
    end
    if isempty(A)
        c = [];
        v = [];
        s = [];
        return
    end
    [V, D] = eig(A);
    left = inv(V).';
    k = sqrt(sum(abs(left) .^ 2, 1)).' .* sqrt(sum(abs(V) .^ 2, 1)).';
    if nargout < 2
        c = k;
    else
        c = V;
        v = D;
        s = k;
    end
end
