% How many values an assignment takes (error identifiers as MATLAB raises them).
s = struct('v', {1, 2, 3, 4});
c = {1, 2, 3};
expect(@() dots(s), 'MATLAB:index:expected_one_output_for_assignment')
expect(@() braces(c), 'MATLAB:index:expected_one_output_for_assignment')
expect(@() some(s), 'MATLAB:needMoreRhsOutputs')
expect(@() number(), 'MATLAB:cellAssToNonCell')
expect(@() past(), 'MATLAB:subsdeldimmismatch')
f = @(x) x;
expect(@() two_of(f), 'MATLAB:TooManyOutputs')
[s(2:3).v] = deal(7);
assert(isequal([s.v], [1 7 7 4]))
[s(2:3).v] = c{1:2};
assert(isequal([s.v], [1 1 2 4]))

function dots(s)
    s.v = 5; %#ok<NASGU>
end
function braces(c)
    c{1:2} = 5; %#ok<NASGU>
end
function some(s)
    [s(2:4).v] = 1; %#ok<NASGU>
end
function number()
    x = 1;
    x{2} = 3; %#ok<NASGU>
end
function past()
    x = 1:3;
    x(7) = []; %#ok<NASGU>
end
function two_of(f)
    [a, b] = f(1); %#ok<ASGLU>
end
function expect(f, identifier)
    raised = '';
    try
        f();
    catch e
        raised = e.identifier;
    end
    assert(strcmp(raised, identifier), 'raised %s', raised)
end
