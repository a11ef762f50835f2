function b = convertContainedStringsToChars(a)
%convertContainedStringsToChars String arrays at any level of cells and structures as character arrays
%   B = convertContainedStringsToChars(A)
%
%   See also convertStringsToChars.
    if isstring(a)
        b = convertStringsToChars(a);
    elseif iscell(a)
        b = cellfun(@convertContainedStringsToChars, a, 'UniformOutput', false);
    elseif isstruct(a)
        b = a;
        names = fieldnames(a);
        for e = 1:numel(a)
            for f = 1:numel(names)
                b(e).(names{f}) = convertContainedStringsToChars(a(e).(names{f}));
            end
        end
    else
        b = a;
    end
end
