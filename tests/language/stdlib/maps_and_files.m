% Maps below each other, and what MAT-files and the path hold: the pages of containers.Map, whos, fopen, fileread.
first = containers.Map({'b', 'a'}, {2, 1});
both = [first; containers.Map({'c', 'a'}, {3, 10})];
assert(isequal(both.keys(), {'a', 'b', 'c'}) && isequal(both.values(), {10, 2, 3}) && first.Count == 2)
id = '';
try
    [first; containers.Map(1, 'x')];
catch problem
    id = problem.identifier;
end
assert(strcmp(id, 'MATLAB:Containers:Map:VertcatKeyType'))

folder = tempname;
mkdir(folder)
x = 5;
s.a = 1;
save(fullfile(folder, 'v.mat'), 'x', 's')
held = whos('-file', fullfile(folder, 'v.mat'));
assert(isequal({held.name}, {'x', 's'}) && strcmp(held(2).class, 'struct') && isequal(held(1).size, [1 1]))
assert(isequal(who('-file', fullfile(folder, 'v.mat')), {'x'; 's'}))

% files to read are looked for on the path, a function that was just written is found
fid = fopen(fullfile(folder, 'greeting_of_test.txt'), 'w');
fprintf(fid, 'hello\n');
fclose(fid);
addpath(folder)
assert(strcmp(fileread('greeting_of_test.txt'), sprintf('hello\n')))
fid = fopen('greeting_of_test.txt');
assert(fid >= 3 && strcmp(fgetl(fid), 'hello'))
fclose(fid);
assert(fopen('greeting_of_test.txt', 'r+') >= 3)
fclose('all');
assert(exist('function_of_test', 'file') == 0)
fid = fopen(fullfile(folder, 'function_of_test.m'), 'w');
fprintf(fid, 'function y = function_of_test\ny = 7;\n');
fclose(fid);
assert(feval('function_of_test') == 7)
rmpath(folder)
rmdir(folder, 's')

% a file in Octave's binary format: a 2-by-1 matrix, a text, a cell
word = @(n) typecast(int32(n), 'uint8');
record = @(name, type, data) [word(numel(name)), uint8(name), word(0), uint8([0 255]), word(numel(type)), uint8(type), data];
bytes = [uint8('Octave-1-L'), uint8(0), ...
    record('a', 'matrix', [word([-2 2 1]), uint8(7), typecast([1.5 -2], 'uint8')]), ...
    record('b', 'sq_string', [word([-2 1 3]), uint8('abc')]), ...
    record('c', 'cell', [word([-2 1 1]), record('<cell-element>', 'int8 scalar', uint8(7))])];
name = [tempname '.mat'];
fid = fopen(name, 'w');
fwrite(fid, bytes);
fclose(fid);
held = load(name);
assert(isequal(held, struct('a', [1.5; -2], 'b', 'abc', 'c', {{int8(7)}})))
fid = fopen(name, 'w');
fwrite(fid, bytes(1:end - 20));
fclose(fid);
id = '';
try
    load(name)
catch problem
    id = problem.identifier;
end
assert(strcmp(id, 'MATLAB:load:unableToReadMatFile'))
delete(name)
assert(isequal(size(cell), [0 0]))
