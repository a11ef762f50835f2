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
    if isfield(s, 'saved')
        object = s.saved;
    else
        object = feval(name);
        names = fieldnames(s.properties);
        for k = 1:numel(names)
            object.(names{k}) = s.properties.(names{k});
        end
    end
    if ismethod(name, 'loadobj')
        object = feval([name '.loadobj'], object);
    end
end
