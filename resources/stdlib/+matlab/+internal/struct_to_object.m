function object = struct_to_object(name, s)
%STRUCT_TO_OBJECT Object from what object_to_struct kept of it
%   object = STRUCT_TO_OBJECT(name, s) makes an object of the class name. The class's static loadobj is called if it has
%   one, with what saveobj gave or with an object that has the kept values.
    if strcmp(name, 'containers.Map')
        object = containers.Map('KeyType', s.key_type, 'ValueType', s.value_type);
        for k = 1:numel(s.keys)
            object(s.keys{k}) = s.values{k};
        end
        return
    end
    if isfield(s, 'elements')
        if isempty(s.elements)
            object = eval(sprintf('%s.empty([%s])', name, sprintf('%d ', size(s.elements))));
            return
        end
        parts = cell(1, numel(s.elements));
        for k = 1:numel(parts)
            parts{k} = matlab.internal.struct_to_object(name, s.elements{k});
        end
        object = reshape([parts{:}], size(s.elements));
        return
    end
    if isfield(s, 'saved')
        object = s.saved;
    else
        object = matlab.internal.object_from_values(name, s.properties);
    end
    if ismethod(name, 'loadobj')
        object = feval([name '.loadobj'], object);
    end
end
