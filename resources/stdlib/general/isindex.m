function tf = isindex(ind, n)
%ISINDEX Whether a value can be a subscript
%   TF = ISINDEX(IND) is true for arrays of positive integers and for logical arrays. ISINDEX(IND, N) also asks that no
%   subscript exceeds N.
%
%   See also sub2ind.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to isindex.');
    end
    if islogical(ind)
        tf = nargin < 2 || ~any(find(ind(:)) > n);
    elseif isnumeric(ind) && isreal(ind)
        tf = all(ind(:) >= 1 & ind(:) == fix(ind(:)) & ~isinf(ind(:)));
        if nargin > 1
            tf = tf && all(ind(:) <= n);
        end
    else
        tf = ischar(ind) && isequal(ind, ':');
    end
end
