% Documentation: sprintf, sscanf
assert(strcmp(sprintf('%d %s', 5, 'abc'), '5 abc') && strcmp(sprintf('%5.2f|', [1 2]), ' 1.00| 2.00|') && strcmp(sprintf('%d', 1.5), '1.500000e+00'))
assert(strcmp(sprintf('%s', 'a', 'b'), 'ab') && strcmp(sprintf('%x', 255), 'ff') && strcmp(sprintf('%g', 0.1), '0.1') && strcmp(sprintf('%%'), '%'))
assert(strcmp(sprintf('%d,', []), ',') && isempty(sprintf('')) && sprintf("%d", 3) == "3")
assert(isequal(sscanf('1 2 3', '%d'), [1; 2; 3]) && isequal(sscanf('1,2', '%d,%d'), [1; 2]) && isequal(sscanf('3.5abc', '%f'), 3.5))
assert(isequal(sscanf('1 2 3 4', '%d', [2 2]), [1 3; 2 4]) && strcmp(sscanf('abc', '%s'), 'abc') && isequal(sscanf('x=7', 'x=%d'), 7))
assert(isempty(sscanf('abc', '%d')) && isequal(sscanf('10 ff', '%d %x'), [10; 255]))
c = textscan('1,2\n3,4', '%f%f', 'Delimiter', ',');
assert(iscell(c))
c = textscan(sprintf('1,a\n2,b'), '%f%s', 'Delimiter', ',');
assert(isequal(c{1}, [1; 2]) && isequal(c{2}, {'a'; 'b'}))
