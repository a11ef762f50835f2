% Packages, import, private functions. Pages "Packages Create Namespaces", "import", "Function Precedence Order".
assert(shapes.area(2, 3) == 6)
assert(shapes.inner.twice(4) == 8)
[y, z] = shapes.inner.twice(1);
assert(y == 2 && strcmp(z, 'inner'))
f = @shapes.area;
assert(f(5) == 5 && strcmp(func2str(f), 'shapes.area'))
assert(feval('shapes.area', 2) == 2)
g = str2func('shapes.inner.twice');
assert(g(3) == 6)
assert(strcmp(hidden_helper, 'private'))
assert(uses_import(3) == 6)
assert(uses_wildcard(3) == 3)
import shapes.inner.twice
assert(twice(5) == 10)
assert(isequal(import, {'shapes.inner.twice'}))
clear import
code = 'shapes.';
assert(eval([code 'area(7)']) == 7)
try
    shapes.missing(1)
    error('no error')
catch e
    assert(strcmp(e.identifier, 'MATLAB:undefinedVarOrClass'))
    assert(strcmp(e.message, 'Unable to resolve the name ''shapes.missing''.'))
end
try
    no_such_name.part
    error('no error')
catch e
    assert(strcmp(e.message, 'Unable to resolve the name ''no_such_name.part''.'))
end
area = 3;
assert(area == 3)

function y = uses_import(x)
    y = twice(x);
    import shapes.inner.twice
end
function y = uses_wildcard(x)
    import shapes.*
    y = area(x);
end
