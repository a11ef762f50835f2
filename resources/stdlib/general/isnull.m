function tf = isnull(x)
%ISNULL Whether a value deletes elements when it is assigned
%   TF = ISNULL(X) is true for [], '' and "".
%
%   See also isempty.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    tf = isequal(size(x), [0 0]) && (isa(x, 'double') || ischar(x)) || isstring(x) && isscalar(x) && strlength(x) == 0;
end
