function index = unicode_idx(text)
%UNICODE_IDX Which character each code unit of a text belongs to
%   INDEX = UNICODE_IDX(TEXT) has an element for each element of TEXT; the halves of a surrogate pair have one index.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ischar(text)
        error('MATLAB:unicode_idx:text', 'STR must be a string');
    end
    second = text >= 56320 & text <= 57343;
    index = reshape(cumsum(~second(:)), size(text));
end
