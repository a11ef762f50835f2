% Documentation: load, save
d = tempname;
mkdir(d);
f = fullfile(d, 'all.mat');
% every class comes back as it went
x = struct();
x.double = [1.5 -2; NaN Inf];
x.scalar = pi;
x.single = single([1 2 3]);
x.complex = [1+2i 3-4i];
x.complex_single = single(1i);
x.int8 = int8([-128 127]);
x.int64 = int64([9223372036854775807 -5]);
x.uint64 = uint64(18446744073709551615);
x.uint16 = uint16(magic(4));
x.logical = [true false; false true];
x.char = 'text';
x.chars = ['ab'; 'cd'];
x.unicode = char([228 8364 65]);
x.empty = [];
x.empty_char = '';
x.empty_cell = {};
x.empty_rows = zeros(0, 3);
x.nd = reshape(1:24, 2, 3, 4);
x.cell = {1, 'two', {3, [4 5]}; [], true, int8(6)};
x.struct = struct('a', 1, 'b', struct('c', {{1, 2}}));
x.structs = struct('n', {1, 2, 3});
x.string = "one";
x.strings = ["a" "b"; "c" string(missing)];
x.cell_of_strings = {"s", 'c'};
names = fieldnames(x);
for version = {'-v7', '-v6', '-v7.3'}
    save(f, '-struct', 'x', version{1});
    y = load(f);
    assert(isequal(sort(fieldnames(y)), sort(names)), version{1})
    for k = 1:numel(names)
        a = x.(names{k});
        b = y.(names{k});
        assert(isequal(class(a), class(b)) && isequal(size(a), size(b)) && isequaln(a, b), '%s: %s', version{1}, names{k})
    end
end
% function handles keep what they captured; maps their keys
k = 3;
g = @(t) t + k;
h = @sin;
m = containers.Map({'p', 'q'}, {1, 'two'});
save(f, 'g', 'h', 'm');
clear g h m k
load(f)
assert(g(4) == 7 && h(0) == 0 && m('p') == 1 && strcmp(m('q'), 'two'))
% which variables: names, wildcards, regular expressions
alpha1 = 1;
alpha2 = 2;
beta1 = 3;
save(f, 'alpha*', 'beta1')
s = load(f, 'alpha*');
assert(isequal(sort(fieldnames(s)), {'alpha1'; 'alpha2'}))
s = load(f, '-regexp', '1$');
assert(isequal(sort(fieldnames(s)), {'alpha1'; 'beta1'}))
save(f, '-regexp', '^beta');
assert(isequal(fieldnames(load(f)), {'beta1'}))
% command syntax, appending, replacing
beta1 = 30;
gamma1 = 'new';
save(f, 'gamma1', '-append')
save(f, 'beta1', '-append')
clear beta1 gamma1
load(f, 'beta1', 'gamma1')
assert(beta1 == 30 && strcmp(gamma1, 'new'))
s = struct('u', 1, 'v', 2, 'w', 3);
save(f, '-struct', 's', 'u', 'w')
assert(isequal(load(f), struct('u', 1, 'w', 3)))
old = cd(d);
save simple alpha1
assert(isfile('simple.mat'))
clear alpha1
load simple
assert(alpha1 == 1)
clear alpha1
load simple.mat
assert(alpha1 == 1)
cd(old);
in_a_function(fullfile(d, 'simple'))
% text
a = fullfile(d, 'table.txt');
table = [1 2.5; -3e10 4];
save(a, 'table', '-ascii')
assert(isequal(load(a), table) && isequal(load('-ascii', a), table))
long = pi;
save(a, 'long', '-ascii', '-double')
assert(load(a) == pi)
fid = fopen(a, 'w');
fprintf(fid, '%% comment\n1, 2; 3\n\n4 5 6 # more\n');
fclose(fid);
assert(isequal(load(a), [1 2 3; 4 5 6]))
load(a)
assert(isequal(table, [1 2 3; 4 5 6]))
save('-text', fullfile(d, 'octave.txt'), 'table', 's', 'gamma1')
t = load(fullfile(d, 'octave.txt'));
assert(isequal(t.table, table) && isequal(t.s, s) && strcmp(t.gamma1, 'new'))
% errors
check(@() load(fullfile(d, 'none.mat')), 'MATLAB:load:couldNotReadFile')
check(@() load(fullfile(d, 'none')), 'MATLAB:load:couldNotReadFile')
check(@() load('-mat', a), 'MATLAB:load:notBinaryFile')
fid = fopen(a, 'w');
fprintf(fid, '1 2\n3\n');
fclose(fid);
check(@() load(a), 'MATLAB:load:numColumnsNotSame')
fid = fopen(a, 'w');
fprintf(fid, '1 two\n');
fclose(fid);
check(@() load(a), 'MATLAB:load:unknownText')
check(@() save(fullfile(d, 'no', 'folder.mat')), 'MATLAB:save:noParentDir')
check(@() save(f, 'no_such_variable'), 'MATLAB:save:variableNotFound')
check(@() save(f, '-nooption'), 'MATLAB:save:unknownOption')
lastwarn('');
warning('off', 'MATLAB:load:variableNotFound');
load(f, 'no_such_variable');
warning('on', 'MATLAB:load:variableNotFound');
% a file cut short is an error, not a crash
fid = fopen(fullfile(d, 'simple.mat'));
bytes = fread(fid, Inf, '*uint8');
fclose(fid);
fid = fopen(fullfile(d, 'cut.mat'), 'w');
fwrite(fid, bytes(1:floor(end * 0.8)));
fclose(fid);
try
    load(fullfile(d, 'cut.mat'));
catch e
    assert(startsWith(e.identifier, 'MATLAB:load:'))
end
rmdir(d, 's');

function in_a_function(f)
    load(f);
    assert(alpha1 == 1)
    alpha1 = 5;
    save(f, 'alpha1');
    s = load(f);
    assert(s.alpha1 == 5)
end

function check(f, identifier)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), [e.identifier ': ' e.message])
        return
    end
    error('no error: %s', identifier)
end
