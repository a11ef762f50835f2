% Classes and sizes are checked when an operation is deferred, so that errors come from their own statement.
x = ones(1, 40000);
y = ones(1, 40001);
caught = '';
try
    z = x + y; %#ok<NASGU>
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:sizeDimensionsMustMatch'))
try
    z = int8(x) + int16(x);
    caught = 'none';
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:mixedClasses'))
try
    x(3) = NaN;
    z = x & true;
    caught = 'none';
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:nologicalnan'))
disp('ok')
