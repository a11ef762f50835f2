function bytes = sizeof(value)
%SIZEOF Size of a value in bytes
%
%   See also whos.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ischar(value)
        bytes = numel(value); % a byte a character, as Octave counts
        return
    end
    if iscell(value)
        bytes = sum(cellfun(@sizeof, value(:)));
        return
    end
    information = whos('value');
    bytes = information.bytes;
end
