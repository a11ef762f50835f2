% Documentation: importdata
f = [tempname '.txt'];
write_file(f, sprintf('3.1,-7.2,0\n0.012,6.5,128'));
[a, d, h] = importdata(f, ',');
assert(isequal(a,[3.1 -7.2 0;0.012 6.5 128]) && strcmp(d,',') && h==0)
[a,d,h] = importdata(f);
assert(isequal(a,[3.1 -7.2 0;0.012 6.5 128]) && strcmp(d,',') && h==0)
write_file(f, sprintf('header\nnot data, but next\n3.1\t-7.2\t0\n0.012\t6.5\t128'));
[a, d, h] = importdata(f, '\t');
assert(h==2 && isequal(a.data,[3.1 -7.2 0;0.012 6.5 128]) && numel(a.textdata)==2 && ~isfield(a,'colheaders'))
write_file(f, sprintf('a b c\n1 2 3\n4 5 6\n'));
[a, d, h] = importdata(f);
assert(h==1 && isequal(a.colheaders,{'a','b','c'}) && isequal(a.textdata,{'a','b','c'}) && isequal(a.data,[1 2 3;4 5 6]))
write_file(f, sprintf('row1\t3.1\t-7.2\nrow2\t0.012\t6.5'));
a = importdata(f,'\t');
assert(isequal(a.rowheaders,{'row1';'row2'}) && isequal(a.textdata,a.rowheaders) && isequal(a.data,[3.1 -7.2;0.012 6.5]))
write_file(f, sprintf('3.1\t\t0\n0.012\tNO DATA\t128'));
a = importdata(f,'\t');
assert(isequaln(a.data,[3.1 NaN 0;0.012 NaN 128]) && isequal(a.textdata,{'NO DATA'}))
write_file(f, sprintf('aaaa 11\nbbbb 22\n'));
[a, d, h] = importdata(f);
assert(isequal(a,{'aaaa 11';'bbbb 22'}) && isempty(d) && h==2)
write_file(f, sprintf('1\n2\n'));
[a, d, h] = importdata(f);
assert(isequal(a,[1;2]) && isempty(d) && h==0)

delete(f);
id = '';
try
    importdata(f);
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:importdata:FileNotFound'))

function write_file(f, text)
    fid = fopen(f, 'w');
    fprintf(fid, '%s', text);
    fclose(fid);
end
