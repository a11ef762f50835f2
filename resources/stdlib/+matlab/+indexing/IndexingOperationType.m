classdef IndexingOperationType
    % Kind of one indexing operation: obj(...), obj{...}, obj.name.
    enumeration
        Paren
        Brace
        Dot
    end
end
