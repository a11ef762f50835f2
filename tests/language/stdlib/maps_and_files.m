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
