function s = base64_encode(x)
%BASE64_ENCODE Numbers as text in base 64
%   S = BASE64_ENCODE(X) encodes the bytes of the elements of a numeric array.
%
%   See also base64_decode, typecast.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x)
        error('MATLAB:base64_encode:class', 'base64_encode: encoding is supported only for numeric arrays.');
    end
    if ~isreal(x) || issparse(x)
        error('MATLAB:base64_encode:complex', 'base64_encode: encoding complex or sparse data is not supported.');
    end
    bytes = double(typecast(reshape(x, 1, []), 'uint8'));
    alphabet = ['A':'Z', 'a':'z', '0':'9', '+/'];
    n = numel(bytes);
    padding = mod(-n, 3);
    b = reshape([bytes, zeros(1, padding)], 3, []);
    v = b(1, :) * 65536 + b(2, :) * 256 + b(3, :);
    digits = [floor(v / 262144); mod(floor(v / 4096), 64); mod(floor(v / 64), 64); mod(v, 64)];
    s = alphabet(digits(:)' + 1);
    s(end - padding + 1:end) = '=';
end
