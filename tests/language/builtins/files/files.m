% Documentation: fopen, fprintf, fgetl, fclose, fileparts, fullfile, readmatrix, csvread, mkdir
d = tempname;
mkdir(d);
assert(isfolder(d))
f = fullfile(d, 'a.txt');
fid = fopen(f, 'w');
assert(fid >= 3)
fprintf(fid, 'line %d\n', 1:3);
fclose(fid);
assert(isfile(f) && strcmp(fileread(f), sprintf('line 1\nline 2\nline 3\n')))
fid = fopen(f);
n = 0;
while true
    line = fgetl(fid);
    if ~ischar(line)
        break
    end
    n = n + 1;
end
assert(n == 3 && feof(fid) == 1)
frewind(fid);
assert(strcmp(fgets(fid), sprintf('line 1\n')) && isequal(fscanf(fid, 'line %d\n'), [2; 3]))
fclose(fid);
[p, name, ext] = fileparts('/x/y/z.tar.gz');
assert(strcmp(p, '/x/y') && strcmp(name, 'z.tar') && strcmp(ext, '.gz'))
assert(strcmp(fullfile('a', 'b', 'c.m'), 'a/b/c.m'))
c = fullfile(d, 'data.csv');
fid = fopen(c, 'w');
fprintf(fid, 'time,value\n1,2\n3,\n5,abc\n');
fclose(fid);
M = readmatrix(c);
assert(isequaln(M, [1 2; 3 NaN; 5 NaN]))
try
    csvread(c, 1, 0);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:textscan:handleErrorAndShowInfo') && contains(e.message, 'row 4, column 2'))
end
csvwrite(c, [1 2; 3 4]);
assert(isequal(csvread(c), [1 2; 3 4]))
writematrix([1.5 NaN], c);
assert(isequaln(readmatrix(c), [1.5 NaN]))
b = fullfile(d, 'b.bin');
fid = fopen(b, 'w');
fwrite(fid, [1 2 300], 'uint16');
fclose(fid);
fid = fopen(b);
assert(isequal(fread(fid, [1 3], 'uint16'), [1 2 300]))
fclose(fid);
listing = dir(fullfile(d, '*.csv'));
assert(numel(listing) == 1 && strcmp(listing.name, 'data.csv') && ~listing.isdir)
delete(f);
assert(~isfile(f))
rmdir(d, 's');
assert(~isfolder(d))
assert(fopen('/no/such/file') == -1)
try
    fgetl(99);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:FileIO:InvalidFid'))
end
% parts of names
[p, name, ext] = fileparts(["/a/b.c" "d/e"]);
assert(isequal(p, ["/a" "d"]) && isequal(name, ["b" "e"]) && isequal(ext, [".c" ""]))
assert(isequal(fullfile({'a', 'b'}, 'c'), {'a/c', 'b/c'}) && strcmp(fullfile('a//', '/b', '.', '', 'c'), 'a/b/c'))
id = '';
try
    fullfile({'a', 'b'}, {'c', 'd', 'e'});
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:fullfile:CellstrSizeMismatch'))
% folders and files
d = tempname;
[ok, message, id] = mkdir(d);
assert(ok && isempty(message) && isempty(id))
[ok, message, id] = mkdir(d);
assert(ok && strcmp(id, 'MATLAB:MKDIR:DirectoryExists') && ~isempty(message))
writelines(["one" "two"], fullfile(d, 'a.txt'));
writelines('three', fullfile(d, 'a.txt'), 'WriteMode', 'append');
assert(strcmp(strrep(fileread(fullfile(d, 'a.txt')), sprintf('\r'), ''), sprintf('one\ntwo\nthree\n')))
[ok, attributes] = fileattrib(fullfile(d, 'a.txt'));
assert(ok && attributes.UserRead && endsWith(attributes.Name, 'a.txt'))
mkdir(d, 'inner');
copyfile(fullfile(d, 'a.txt'), fullfile(d, 'inner'));
copyfile(fullfile(d, 'inner'), fullfile(d, 'other'));
movefile(fullfile(d, 'other', 'a.txt'), fullfile(d, 'b.txt'));
assert(isfile(fullfile(d, 'inner', 'a.txt')) && isfile(fullfile(d, 'b.txt')) && ~isfile(fullfile(d, 'other', 'a.txt')))
assert(numel(glob(fullfile(d, '*.txt'))) == 2)
assert(unlink(fullfile(d, 'b.txt')) == 0 && unlink(fullfile(d, 'b.txt')) == -1)
listing = what(d);
assert(isempty(listing.m) && strcmp(listing.path, d))
rmdir(d, 's');
[ok, message, id] = rmdir(d);
assert(~ok && ~isempty(message) && startsWith(id, 'MATLAB:RMDIR:'))
id = '';
try
    cd(d);
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:cd:NonExistentFolder'))
% Octave's words for writing
f = tempname;
fid = fopen(f, 'w');
fputs(fid, sprintf('a\nb\nc\n'));
fdisp(fid, [1 2]);
fflush(fid);
fclose(fid);
fid = fopen(f);
assert(fskipl(fid, 2) == 2 && strcmp(fgetl(fid), 'c') && fseek(fid, 0, SEEK_SET) == 0)
fclose(fid);
delete(f);
