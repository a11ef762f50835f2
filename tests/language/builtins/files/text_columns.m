% Documentation: textscan, strread, textread, sscanf
c = textscan(sprintf('1 2\n3 4\n'), '%f %f');
assert(isequal(c, {[1; 3], [2; 4]}))
c = textscan(sprintf('a,1\nb,2'), '%s %d', 'Delimiter', ',');
assert(isequal(c, {{'a'; 'b'}, int32([1; 2])}) && isa(c{2}, 'int32'))
c = textscan(sprintf('x,1,,3\ny,,5,6\n'), '%s%f%f%f', 'Delimiter', ',', 'CollectOutput', true);
assert(isequal(c{1}, {'x'; 'y'}) && isequaln(c{2}, [1 NaN 3; NaN 5 6]))
c = textscan(sprintf('%% comment\n1 2\n%% more\n3 4'), '%f%f', 'CommentStyle', '%');
assert(isequal(c, {[1; 3], [2; 4]}))
c = textscan(sprintf('h1 h2\nu v\n1;2\n3;4'), '%f %f', 'HeaderLines', 2, 'Delimiter', ';');
assert(isequal(c, {[1; 3], [2; 4]}))
c = textscan('1 2 3 4 5 6', '%f %f', 2);
assert(isequal(c, {[1; 3], [2; 4]}))
c = textscan('Level1 Level2', 'Level%u8');
assert(isequal(c{1}, uint8([1; 2])))
c = textscan('1,NA,3', '%f', 'Delimiter', ',', 'TreatAsEmpty', {'NA'}, 'EmptyValue', -1);
assert(isequal(c{1}, [1; -1; 3]))
c = textscan('1,,2,,,3', '%f', 'Delimiter', ',', 'MultipleDelimsAsOne', 1);
assert(isequal(c{1}, [1; 2; 3]))
c = textscan('"a b",2', '%q %f', 'Delimiter', ',');
assert(strcmp(c{1}{1}, 'a b') && c{2} == 2)
c = textscan('1 2 3', '%f %*f %f32');
assert(c{1} == 1 && isa(c{2}, 'single') && c{2} == 3)
c = textscan('', '%f %s');
assert(isempty(c{1}) && isempty(c{2}))
check(@() textscan('1 x', '%f', 'ReturnOnError', false), 'MATLAB:textscan:handleErrorAndShowInfo')
check(@() textscan('1', '%f', 'NoSuchOption', 1), 'MATLAB:textscan:UnknownOption')
% from a file: the position stays behind what was read
f = tempname;
fid = fopen(f, 'w');
fprintf(fid, 'head\n1 2\n3 4\ntail\n');
fclose(fid);
fid = fopen(f);
c = textscan(fid, '%f %f', 'HeaderLines', 1);
assert(isequal(c, {[1; 3], [2; 4]}) && strcmp(strtrim(fgetl(fid)), 'tail'))
fclose(fid);
% strread and textread give one output a column, numbers as doubles
[a, b] = strread('x 1 y 2', '%s %d');
assert(isequal(a, {'x'; 'y'}) && isequal(b, [1; 2]) && isa(b, 'double'))
assert(isequal(strread('1 2 3'), [1; 2; 3]) && isequal(strread('1,2,3', '%f', 'delimiter', ','), [1; 2; 3]))
[a, b] = textread(f, '%f %f', 2, 'headerlines', 1);
assert(isequal([a b], [1 2; 3 4]))
delete(f);
% sscanf
assert(isequal(sscanf('1 2 3', '%d'), [1; 2; 3]) && isequal(sscanf('1,2,3', '%d,'), [1; 2; 3]))
assert(sscanf('99999999999', '%d') == 2147483647 && sscanf('99999999999', '%ld') == 99999999999)
assert(isequal(sscanf('10:20', '%d:%d', [1 2]), [10 20]) && strcmp(sscanf('abc', '%s'), 'abc') && isempty(sscanf('x', '%d')))
assert(isequal(sscanf('1 2 3 4', '%f', [2 2]), [1 3; 2 4]) && isequal(sscanf('1 2 3', '%f', 2), [1; 2]))
assert(sscanf('0x1F', '%x') == 31 && sscanf('12abc', '%2d') == 12 && isequal(sscanf('3 apples', '%d %s'), [3; double('apples')']))
[values, count, message, next] = sscanf('1 2 x', '%d');
assert(isequal(values, [1; 2]) && count == 2 && ~isempty(message) && next == 5)
[n, word, count] = sscanf('7 seven', '%d %s', 'C');
assert(n == 7 && strcmp(word, 'seven') && count == 2)

function check(f, identifier)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier), [e.identifier ': ' e.message])
        return
    end
    error('no error: %s', identifier)
end
