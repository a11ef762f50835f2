function tf = anymissing(A)
%ANYMISSING Determine if any array element is missing
%   TF = ANYMISSING(A) is true if A holds a missing value: NaN, <missing>, or '' in a cell array of text.
%
%   See also ismissing, rmmissing.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    found = ismissing(A);
    tf = any(found(:));
end
