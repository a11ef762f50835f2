function c = classUnderlying(X)
%CLASSUNDERLYING Class of the elements of an array
%   C = CLASSUNDERLYING(X) is the class of the elements of the gpuArray X; for other values it is CLASS(X).
%
%   See also underlyingType, isUnderlyingType, gpuArray.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    c = underlyingType(X);
end
