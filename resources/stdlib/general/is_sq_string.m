function tf = is_sq_string(x)
%IS_SQ_STRING Whether a value is a character array
%   TF = IS_SQ_STRING(X) is true for text in single quotation marks.
%
%   See also ischar, is_dq_string.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    tf = ischar(x);
end
