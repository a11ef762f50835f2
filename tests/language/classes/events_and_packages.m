% Classes in packages, events with data, property listeners, methods in files. Doc: "Packages Create Namespaces",
% "Events and Listeners Syntax", "Listen for Changes to Property Values", "Methods in Separate Files".
t = pkg.Thing;
assert(t.Value == 1 && pkg.Thing.N == 3 && pkg.Thing.Table.a == 1 && strcmp(class(t), 'pkg.Thing'))
u = pkg.Thing.make(9);
assert(u.Value == 9)
book = Book;
first = addlistener(t, 'Changed', @(s, e) book.add(e.Payload));
t.fire();
assert(isequal(book.Lines, {42}))
second = addlistener(t, 'Value', 'PostSet', @(s, e) book.add([s.Name num2str(e.AffectedObject.Value)]));
t.Value = 5;
assert(strcmp(book.Lines{end}, 'Value5'))
t.Value = 5;
assert(numel(book.Lines) == 2)
second.Enabled = false;
t.Value = 6;
assert(numel(book.Lines) == 2)
delete(first)
t.fire();
assert(numel(book.Lines) == 2)
f = t.counter();
assert(f() == 7 && f() == 8 && t.Value == 8)
w = pkg.Tool(3);
assert(w.scaled(2) == 1009 && scaled(w, 2) == 1009)
try
    hidden(w);
    error('test:noError', 'none')
catch err
    assert(strcmp(err.identifier, 'MATLAB:class:MethodRestricted'))
end
