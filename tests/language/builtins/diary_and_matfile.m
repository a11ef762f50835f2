% diary, matfile, whos -file
name = tempname();
diary(name)
disp('kept text')
diary off
disp('not kept')
text = fileread(name);
delete(name)
assert(contains(text, 'kept text') && ~contains(text, 'not kept'))

file = [tempname() '.mat'];
m = matfile(file, 'Writable', true);
m.x = 1:5;
m.y = magic(3);
assert(isequal(m.x, 1:5) && isequal(m.x(1, 2:3), [2 3]) && isequal(m.y(2, :), [3 5 7]))
m.x(1, 7) = 9;
assert(isequal(m.x, [1:5 0 9]))
assert(isequal(who(m), {'x'; 'y'}) && isequal(size(m, 'y'), [3 3]) && strcmp(m.Properties.Source, file))
caught = '';
try
    m.z;
catch err
    caught = err.identifier;
end
assert(strcmp(caught, 'MATLAB:MatFile:VariableNotInFile'))
r = matfile(file);
caught = '';
try
    r.x = 3;
catch err
    caught = err.identifier;
end
assert(strcmp(caught, 'MATLAB:MatFile:NotWritable'))

list = whos('-file', file);
assert(isequal({list.name}, {'x', 'y'}) && isequal(list(2).size, [3 3]) && strcmp(list(1).class, 'double') && list(2).bytes == 72)
assert(isequal(who('-file', file), {'x'; 'y'}))
only = whos('-file', file, 'y');
assert(isscalar(only))
delete(file)
