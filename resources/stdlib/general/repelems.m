function y = repelems(x, r)
%REPELEMS Chosen elements of a vector, repeated
%   Y = REPELEMS(X, R) has element X(R(1,1)) R(2,1) times, then X(R(1,2)) R(2,2) times, and so on.
%
%   See also repelem, repmat.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Invalid call to repelems.');
    end
    if ~ismatrix(r) || size(r, 1) ~= 2
        error('MATLAB:repelems:size', 'repelems: R must be a matrix with two rows.');
    end
    if any(r(:) ~= fix(r(:)))
        error('MATLAB:repelems:integers', 'repelems: R must be a matrix of integers.');
    end
    if any(r(2, :) < 0)
        error('MATLAB:repelems:negative', 'repelems: second row must contain non-negative numbers.');
    end
    y = x(repelem(r(1, :), r(2, :)));
    y = reshape(y, 1, []);
end
