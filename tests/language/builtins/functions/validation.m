% Documentation: inputParser, validateattributes, assert, onCleanup
p = inputParser;
p.FunctionName = 'f';
addRequired(p, 'x', @isnumeric);
p.addOptional('n', 5);
p.addParameter('Name', 'none', @ischar);
parse(p, 1, 7, 'name', 'abc');
assert(p.Results.x == 1 && p.Results.n == 7 && strcmp(p.Results.Name, 'abc') && isempty(p.UsingDefaults))
p.parse(2);
assert(p.Results.n == 5 && strcmp(p.Results.Name, 'none'))
try
    p.parse('a');
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:InputParser:ArgumentFailedValidation'))
end
try
    p.parse(1, 2, 'zzz', 3);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:InputParser:UnmatchedParameter'))
end
validateattributes([1 2 3], {'numeric'}, {'positive', 'vector', 'numel', 3});
try
    validateattributes(-1, {'numeric'}, {'positive'});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:expectedPositive'))
end
try
    assert(false, 'my:id', 'value %d', 5);
catch e
    assert(strcmp(e.identifier, 'my:id') && strcmp(e.message, 'value 5'))
end
try
    assert([1 0]);
catch e
    assert(strcmp(e.identifier, 'MATLAB:assertion:failed'))
end
box = containers.Map();
c = onCleanup(@() box.remove('gone'));
box('gone') = 1;
clear c
assert(~box.isKey('gone'))
