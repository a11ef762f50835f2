function tf = is_dq_string(x)
%IS_DQ_STRING Whether a value is a string array
%   TF = IS_DQ_STRING(X) is true for text in double quotation marks.
%
%   See also isstring, is_sq_string.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    tf = isstring(x);
end
