% Property validation. Doc: "Validate Property Values".
c = Checked;
assert(c.Count == 1 && strcmp(c.Name, 'none') && isequal(size(c.Values), [0 1]) && islogical(c.Flag) && isempty(c.Any))
c.Count = int8(5);
assert(isa(c.Count, 'double') && c.Count == 5)
c.Values = [1 2 3];
assert(isequal(c.Values, [1; 2; 3]))
c.Name = "text";
assert(ischar(c.Name) && strcmp(c.Name, 'text'))
c.Flag = 1;
assert(islogical(c.Flag) && c.Flag)
c.Values(end+1) = 9;
assert(isequal(c.Values, [1; 2; 3; 9]))
check(@() put(c, 'Count', -1), 'MATLAB:validators:mustBePositive')
check(@() put(c, 'Count', [1 2]), 'MATLAB:validation:IncompatibleSize')
check(@() put(c, 'Count', {1}), 'MATLAB:validation:UnableToConvert')
check(@() put(c, 'Values', ones(2)), 'MATLAB:validation:IncompatibleSize')
assert(c.Count == 5)

function put(c, name, value)
    c.(name) = value;
end
function check(f, id)
    try
        f();
    catch err
        assert(strcmp(err.identifier, id), err.identifier)
        return
    end
    error('test:noError', 'No error: %s', id)
end
