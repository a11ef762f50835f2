function C = blkmm(A, B)
%BLKMM Products of the pages of two arrays
%   C = BLKMM(A, B) has C(:, :, k) = A(:, :, k) * B(:, :, k).
%
%   See also pagemtimes, mtimes.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) || ~isnumeric(B)
        error('MATLAB:blkmm:class', 'blkmm: A and B must be numeric.');
    end
    sa = size(A);
    sb = size(B);
    if sa(2) ~= sb(1) || ~isequal(sa(3:end), sb(3:end))
        error('MATLAB:blkmm:sizes', 'blkmm: A and B dimensions don''t match: (%s) and (%s).', num2str(sa), num2str(sb));
    end
    C = pagemtimes(A, B);
end
