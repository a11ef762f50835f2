function s = object_to_struct(object)
%OBJECT_TO_STRUCT What of an object is kept in a file
%   s = OBJECT_TO_STRUCT(object) is a structure from which struct_to_object makes the object again: what the class's
%   saveobj gives if it has one, otherwise the values of the properties that are not Dependent, Constant or Transient.
    if isa(object, 'containers.Map')
        s = struct('key_type', object.KeyType, 'value_type', object.ValueType, 'keys', {keys(object)}, 'values', {values(object)});
        return
    end
    if ismethod(object, 'saveobj')
        s = struct('saved', {saveobj(object)});
        return
    end
    s = struct('properties', struct());
    information = metaclass(object);
    list = information.PropertyList;
    for k = 1:numel(list)
        p = list(k);
        if ~(p.Dependent || p.Constant || p.Transient)
            s.properties.(p.Name) = object.(p.Name);
        end
    end
end
