% fread and fwrite: repetition with skip, bits, classes (pages "fread" and "fwrite").
name = tempname();
fid = fopen(name, 'w+');
fwrite(fid, 1:12, 'uint8');
frewind(fid)
assert(isequal(fread(fid, 5, '2*uint8', 3)', [1 2 6 7 11]))
frewind(fid)
assert(isequal(fread(fid, 4, 'ubit4')', [1 0 2 0]))
frewind(fid)
assert(isequal(fread(fid, 4, 'ubit4', 0, 'ieee-be')', [0 1 0 2]))
frewind(fid)
x = fread(fid, [2 2], '*ubit4');
assert(isequal(x, uint8([1 2; 0 0])))
frewind(fid)
x = fread(fid, 2, '3*uint8=>int16');
assert(isequal(x, int16([1; 2])))
frewind(fid)
assert(fwrite(fid, [1 -1 -8 7 20], 'bit4') == 5)
frewind(fid)
assert(isequal(fread(fid, 5, 'bit4')', [1 -1 -8 7 7]))
frewind(fid)
fwrite(fid, [1 2], 'uint16', 2);
frewind(fid)
assert(isequal(fread(fid, 8)', [241 120 1 0 5 6 2 0]))
frewind(fid)
assert(isequal(fread(fid, 3, 'char=>char')', char([241 120 1])))
refused = {@() fread(fid, -1), @() fread(fid, [Inf 2]), @() fread(fid, 1, 'nonsense'), @() fread(fid, 1, '0*uint8'), @() fread(fid, [1 2 3])};
for k = 1:numel(refused)
    failed = false;
    try
        refused{k}();
    catch
        failed = true;
    end
    assert(failed)
end
fclose(fid);
delete(name)
