function bytes = base64decode(text)
%base64decode Base 64 decoding of text
%   bytes = matlab.net.base64decode(text) is a row of uint8 with the bytes that text writes in base 64; characters that are
%   no digits of base 64 are skipped.
%
%   See also matlab.net.base64encode.
    if ~(ischar(text) || isstring(text))
        error('MATLAB:base64decode:Input', 'The input of base64decode must be text.');
    end
    text = char(text);
    alphabet = ['A':'Z', 'a':'z', '0':'9', '+/'];
    [known, place] = ismember(text, alphabet);
    digits = place(known) - 1;
    count = floor(numel(digits) * 6 / 8);
    digits = reshape([digits, zeros(1, mod(-numel(digits), 4))], 4, []);
    groups = digits(1, :) * 262144 + digits(2, :) * 4096 + digits(3, :) * 64 + digits(4, :);
    bytes = uint8([floor(groups / 65536); mod(floor(groups / 256), 256); mod(groups, 256)]);
    bytes = reshape(bytes, 1, []);
    bytes = bytes(1:count);
end
