function tf = isna(x)
%ISNA True for missing values of statistics
%   TF = ISNA(X) is true where X has the value of NA, which is not any NaN.
%
%   See also NA, isnan.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Invalid call to isna.');
    end
    tf = false(size(x));
    if isa(x, 'double')
        tf(:) = typecast(real(x(:)), 'uint64') == uint64(9221191654831030272);
    elseif isa(x, 'single')
        tf(:) = typecast(real(x(:)), 'uint32') == uint32(2143422370);
    end
end
