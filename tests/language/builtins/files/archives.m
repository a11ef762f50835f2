% Documentation: tar, untar, gzip, gunzip
d = tempname;
mkdir(d);
old = cd(d);
writelines("one", 'it''s one.txt');
writelines("two", 'two.txt');
if isunix
    names = tar('all.tgz', '*.txt');
    assert(isequal(sort(names), {'it''s one.txt', 'two.txt'}) && isfile('all.tgz'))
    names = untar('all.tgz', 'out');
    assert(numel(names) == 2 && strcmp(strtrim(fileread(fullfile('out', 'it''s one.txt'))), 'one'))
    names = gzip('two.txt');
    assert(isequal(names, {'two.txt.gz'}))
    delete('two.txt');
    gunzip('two.txt.gz');
    assert(strcmp(strtrim(fileread('two.txt')), 'two'))
end
id = '';
try
    untar('none');
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:untar:invalidTarFile'))
cd(old);
rmdir(d, 's');
