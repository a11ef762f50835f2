function tf = isUnderlyingType(X, typename)
%ISUNDERLYINGTYPE Determine whether the elements of an array have a type
%   TF = ISUNDERLYINGTYPE(X, TYPENAME) is true if UNDERLYINGTYPE(X) is TYPENAME.
%
%   See also underlyingType, mustBeUnderlyingType, isa.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~((ischar(typename) && isrow(typename)) || (isstring(typename) && isscalar(typename)))
        error('MATLAB:isUnderlyingType:InvalidType', 'The type must be a text scalar.');
    end
    tf = strcmp(underlyingType(X), typename);
end
