function text = base64encode(bytes)
%base64encode Base 64 encoding of byte string or vector
%   text = matlab.net.base64encode(bytes) writes the bytes of a numeric or character vector in base 64.
%
%   See also matlab.net.base64decode.
    if nargin < 1
        print_usage();
    end
    if isstring(bytes)
        bytes = char(bytes);
    end
    if ~((isnumeric(bytes) || ischar(bytes)) && (isvector(bytes) || isempty(bytes)))
        error('MATLAB:base64encode:Input', 'The input of base64encode must be a numeric or character vector.');
    end
    if any(bytes < 0 | bytes > 255 | bytes ~= fix(bytes))
        error('MATLAB:base64encode:Bytes', 'The elements must be whole numbers from 0 to 255.');
    end
    alphabet = ['A':'Z', 'a':'z', '0':'9', '+/'];
    values = double(reshape(bytes, 1, []));
    missing = mod(-numel(values), 3);
    values = reshape([values, zeros(1, missing)], 3, []);
    groups = values(1, :) * 65536 + values(2, :) * 256 + values(3, :);
    digits = [floor(groups / 262144); mod(floor(groups / 4096), 64); mod(floor(groups / 64), 64); mod(groups, 64)];
    text = reshape(alphabet(digits + 1), 1, []);
    text(end - missing + 1:end) = '=';
end
