function x = base64_decode(s, dims)
%BASE64_DECODE Numbers from text in base 64
%   X = BASE64_DECODE(S) reads doubles, as a row; BASE64_DECODE(S, DIMS) gives them the size DIMS.
%
%   See also base64_encode, typecast.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ischar(s) && ~isstring(s)
        error('MATLAB:base64_decode:class', 'base64_decode: first argument must be a character array.');
    end
    s = char(s);
    alphabet = ['A':'Z', 'a':'z', '0':'9', '+/'];
    padding = nnz(s == '=');
    [known, place] = ismember(s(s ~= '='), alphabet);
    if ~all(known) || mod(numel(s), 4) ~= 0
        error('MATLAB:base64_decode:input', 'base64_decode: input was not valid base64.');
    end
    d = reshape([place - 1, zeros(1, padding)], 4, []);
    v = d(1, :) * 262144 + d(2, :) * 4096 + d(3, :) * 64 + d(4, :);
    bytes = [floor(v / 65536); mod(floor(v / 256), 256); mod(v, 256)];
    bytes = bytes(1:end - padding);
    if mod(numel(bytes), 8) ~= 0
        error('MATLAB:base64_decode:input', 'base64_decode: incorrect input size.');
    end
    x = typecast(uint8(reshape(bytes, 1, [])), 'double');
    if nargin > 1
        if ~isnumeric(dims) || any(dims(:) ~= fix(dims(:))) || any(dims(:) < 0)
            error('MATLAB:base64_decode:dims', 'base64_decode: DIMS must be a size vector.');
        end
        x = reshape(x, dims);
    end
end
