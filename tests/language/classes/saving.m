% Saving and loading objects: "Object Save and Load", "Saving and Loading Objects from Class Hierarchies".
addpath(fileparts(mfilename('fullpath')))
file = [tempname() '.mat'];
a = KeepsSecrets(33);
a.Open = 11;
a.Passing = 44;
a = a.withSecret(22);
b = [KeepsSecrets(1), KeepsSecrets(2)];
none = KeepsSecrets.empty(0, 3);
save(file, 'a', 'b', 'none')
kept = load(file);
delete(file)
assert(isequal(class(kept.a), 'KeepsSecrets') && kept.a.Open == 11 && kept.a.secret() == 22 && kept.a.Fixed == 33)
assert(kept.a.Passing == 4) % Transient: the default again
assert(isequal(size(kept.b), [1 2]) && kept.b(2).Fixed == 2)
assert(isequal(size(kept.none), [0 3]))
