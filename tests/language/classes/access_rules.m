% Private constructors, methods without results as statements, lists of classes with access. Doc: "Class Members Access".
s = Single.instance();
s.n = 3;
t = Single.instance();
assert(t.n == 3 && s == t)
Single.announce
try
    Single();
    error('test:noError', 'none')
catch err
    assert(strcmp(err.identifier, 'MATLAB:class:MethodRestricted'), err.identifier)
end
b = Book;
b.add('x')
assert(numel(b.Lines) == 1)
f = Guarded;
assert(Guardian().peek(f) == 42)
try
    f.secret
    error('test:noError', 'none')
catch err
    assert(strcmp(err.identifier, 'MATLAB:class:GetProhibited'), err.identifier)
end
