% Enumerations. Doc: "Define Enumeration Classes", "Enumerations Derived from Built-In Types".
c = Colour.Red;
assert(isa(c, 'Colour') && isenum(c))
assert(c == Colour.Red && c ~= Colour.Blue && c.isWarm() && ~Colour.Blue.isWarm)
assert(strcmp(char(c), 'Red') && strcmp(string(c), "Red"))
switch c
    case Colour.Green
        k = 1;
    case {Colour.Red, Colour.Blue}
        k = 2;
end
assert(k == 2)
all = enumeration('Colour');
assert(numel(all) == 3 && all(3) == Colour.Blue)
[m, names] = enumeration('Colour');
assert(isequal(names, {'Red'; 'Green'; 'Blue'}))
v = [Colour.Red, Colour.Blue, Colour.Red];
assert(isequal(v == Colour.Red, [true false true]))
assert(Colour('Green') == Colour.Green)
assert(c == 'Red')
assert(Level.High == 10 && Level.Low + 1 == 2)
assert(int32(Level.High) == 10 && double(Level.Low) == 1)
assert(isa(Level.Low, 'int32') && Level(10) == Level.High)
assert(Level.High > Level.Low)
assert(Planet.Earth.Mass == 5.976e24)
assert(abs(Planet.Earth.gravity() - 9.8) < 0.1)
assert(isequal(Colour.Red, Colour.Red) && ~isequal(Colour.Red, Colour.Green))
try
    Colour('Pink');
    error('test:noError', 'No error')
catch err
    assert(~strcmp(err.identifier, 'test:noError'))
end
