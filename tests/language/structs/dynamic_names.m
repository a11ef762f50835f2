% Names of fields in parentheses must be names. Documentation: "Generate Field Names from Variables".
s = struct();
s.('a_1') = 1;
assert(s.a_1 == 1)
for name = {'1a', 'a b', '', '_x', 'a.b'}
    try
        s.(name{1}) = 1;
        assert(false)
    catch e
        assert(strcmp(e.identifier, 'MATLAB:AddField:InvalidFieldName'))
    end
    try
        s(2).(name{1}) = 1;
        assert(false)
    catch e
        assert(strcmp(e.identifier, 'MATLAB:AddField:InvalidFieldName'))
    end
end
for bad = {1, {}, true}
    try
        s.(bad{1}) = 1;
        assert(false)
    catch e
        assert(strcmp(e.identifier, 'MATLAB:mustBeFieldName'))
    end
    try
        x = s.(bad{1});
        assert(false)
    catch e
        assert(strcmp(e.identifier, 'MATLAB:mustBeFieldName'))
    end
end
assert(isequal(fieldnames(s), {'a_1'}))
