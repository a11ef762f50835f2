% The first line of a report (getReport): `Error using NAME` for builtins and operators, none for elementwise operators.
assert(startsWith(report_of(@() cos(1, 2)), ['Error using cos' newline 'Too many input arguments.']))
assert(startsWith(report_of(@() [1 2] * [3 4]), ['Error using  * ' newline 'Incorrect dimensions for matrix multiplication.']))
assert(startsWith(report_of(@() [1 2 3]^2), ['Error using  ^ ' newline 'Incorrect dimensions for raising a matrix to a power.']))
assert(startsWith(report_of(@() [1 2 3] + [1 2]), 'Arrays have incompatible sizes for this operation.'))
assert(startsWith(report_of(@() no_such_function(1)), 'Unrecognized function or variable ''no_such_function''.'))
assert(startsWith(report_of(@() raises(1)), 'Error using reports>raises (line ') || startsWith(report_of(@() raises(1)), 'Error using raises (line '))
assert(contains(report_of(@() strcat(1, 2)), 'Inputs must be character arrays'))
try
    cos(1, 2);
catch err
    assert(all([err.stack.line] > 0) && ~any(strcmp({err.stack.name}, 'cos')))
end

function text = report_of(f)
    text = '';
    try
        f();
    catch err
        text = err.getReport();
    end
end
function raises(x)
    error('my:id', 'bad %d', x);
end
