function pairs = field_pairs(s)
%FIELD_PAIRS Values and names of the fields of a struct, as the columns {value; name} of a cell array
    if ~isstruct(s)
        error('MATLAB:for:fieldsOfStruct', 'In a loop over values and keys the right side must be a struct.');
    end
    names = reshape(fieldnames(s), 1, []);
    pairs = [cell(1, numel(names)); names];
    for k = 1:numel(names)
        if isscalar(s)
            pairs{1, k} = s.(names{k});
        else
            pairs{1, k} = reshape({s.(names{k})}, size(s));
        end
    end
end
