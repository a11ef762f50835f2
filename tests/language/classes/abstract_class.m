% Abstract classes. Doc: "Abstract Classes and Class Members".
s = Square(3);
assert(s.area() == 9 && area(s) == 9)
assert(strcmp(s.describe(), 'Square with 4 sides and area 9'))
assert(isa(s, 'Shape'))
try
    Shape();
    error('test:noError', 'No error')
catch err
    assert(strcmp(err.identifier, 'MATLAB:class:abstract'), err.identifier)
end
