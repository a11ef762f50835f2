function s = object_to_struct(object)
%OBJECT_TO_STRUCT What of an object is kept in a file
%   s = OBJECT_TO_STRUCT(object) is a structure from which struct_to_object makes the object again: what the class's
%   saveobj gives if it has one, otherwise the values of the properties that are not Dependent, Constant or Transient.
    if isa(object, 'containers.Map')
        s = struct('key_type', object.KeyType, 'value_type', object.ValueType, 'keys', {keys(object)}, 'values', {values(object)});
        return
    end
    if builtin('numel', object) ~= 1
        elements = cell(builtin('size', object));
        for k = 1:builtin('numel', object)
            elements{k} = matlab.internal.object_to_struct(builtin('subsref', object, substruct('()', {k})));
        end
        s = struct('elements', {elements});
        return
    end
    if ismethod(object, 'saveobj')
        s = struct('saved', {saveobj(object)});
        if isequal(class(s.saved), class(object))
            s = struct('properties', {matlab.internal.object_values(s.saved)});
        end
        return
    end
    s = struct('properties', {matlab.internal.object_values(object)});
    if ~isstruct(s.properties)
        s.properties = struct(object);
    end
end
