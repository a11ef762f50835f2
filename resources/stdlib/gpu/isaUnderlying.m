function tf = isaUnderlying(X, classname)
%ISAUNDERLYING Determine whether the elements of an array belong to a class
%   TF = ISAUNDERLYING(X, CLASSNAME) is true if the elements of the gpuArray X are of the class CLASSNAME, or of the
%   category 'numeric', 'float' or 'integer'.
%
%   See also isUnderlyingType, isa.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    tf = strcmp(underlyingType(X), classname) || (any(strcmp(classname, {'numeric', 'float', 'integer'})) && isa(X, classname));
end
