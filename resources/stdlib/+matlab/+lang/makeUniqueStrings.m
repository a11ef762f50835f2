function [names, changed] = makeUniqueStrings(given, excluded, maximum)
%makeUniqueStrings Construct unique strings from input strings
%   names = matlab.lang.makeUniqueStrings(given) appends _1, _2, ... to elements of given that are there before.
%   matlab.lang.makeUniqueStrings(given, excluded) keeps clear of the text in excluded too; a logical or numeric excluded
%   says which elements of given may be changed. matlab.lang.makeUniqueStrings(given, excluded, maximum) limits the
%   length of the result. changed tells which elements were changed.
%
%   See also matlab.lang.makeValidName.
    if nargin < 1
        print_usage();
    end
    if ~(ischar(given) || iscellstr(given) || isstring(given))
        error('MATLAB:makeUniqueStrings:InvalidInputStrings', ...
            'The input must be a character vector, a string array or a cell array of character vectors.');
    end
    list = cellstr(given);
    may_change = true(size(list));
    taken = {};
    if nargin > 1
        if ischar(excluded) || iscellstr(excluded) || isstring(excluded)
            taken = reshape(cellstr(excluded), 1, []);
        elseif islogical(excluded)
            if numel(excluded) ~= numel(list)
                error('MATLAB:makeUniqueStrings:InvalidLogicalIndices', 'The logical vector must have an element for each string.');
            end
            may_change(:) = excluded(:);
        elseif isnumeric(excluded)
            if any(excluded(:) < 1 | excluded(:) > numel(list) | excluded(:) ~= fix(excluded(:)))
                error('MATLAB:makeUniqueStrings:InvalidIndices', 'The positions must be whole numbers within the strings.');
            end
            may_change(:) = false;
            may_change(excluded) = true;
        else
            error('MATLAB:makeUniqueStrings:InvalidExclusion', 'The second argument must be text, a logical vector or positions.');
        end
    end
    if nargin < 3
        maximum = Inf;
    elseif ~(isnumeric(maximum) && isscalar(maximum) && maximum > 0 && maximum == fix(maximum))
        error('MATLAB:makeUniqueStrings:InvalidMaxLength', 'The maximum length must be a positive whole number.');
    end
    taken = [taken, reshape(list(~may_change), 1, [])];
    changed = false(size(list));
    for k = reshape(find(may_change), 1, [])
        candidate = list{k};
        if numel(candidate) > maximum
            candidate = candidate(1:maximum);
        end
        number = 0;
        stem = candidate;
        while any(strcmp(candidate, taken))
            number = number + 1;
            ending = sprintf('_%d', number);
            if numel(ending) >= maximum
                error('MATLAB:makeUniqueStrings:CannotBeUnique', 'The strings cannot be made unique within %d characters.', maximum);
            end
            candidate = [stem(1:min(numel(stem), maximum - numel(ending))) ending];
        end
        changed(k) = ~strcmp(candidate, list{k});
        list{k} = candidate;
        taken{end + 1} = candidate; %#ok<AGROW>
    end
    if ischar(given)
        names = list{1};
    elseif isstring(given)
        names = reshape(string(list), size(given));
    else
        names = list;
    end
end
