% Functions that old programs use
assert(isequal(strmatch('ap', {'apple', 'banana', 'apply'}), [1; 3]))
assert(isequal(strmatch('ap', ['apple '; 'banana']), 1) && isequal(strmatch('apple', ['apple '; 'banana'], 'exact'), 1))
assert(isempty(strmatch('x', {'apple'})) && isequal(strmatch('', {'a'; 'b'}), [1; 2]))
assert(isequal(findstr('abcbc', 'bc'), [2 4]) && isequal(findstr('bc', 'abcbc'), [2 4]) && isequal(findstr('a', 'b'), []))
assert(isequal(findstr('aaaa', 'aa'), [1 2 3]) && isequal(findstr('aaaa', 'aa', false), [1 3]))
assert(strcmp(genvarname('x'), 'x') && strcmp(genvarname('x', 'x'), 'x1') && strcmp(genvarname('1x'), 'x1x'))
assert(strcmp(genvarname('for'), 'xFor') && strcmp(genvarname('a b'), 'aB') && strcmp(genvarname('a$'), 'a0x24'))
assert(isequal(genvarname({'x', 'x', 'x'}), {'x', 'x1', 'x2'}))
assert(strcmp(vectorize('x^2*y./z'), 'x.^2.*y./z') && strcmp(func2str(vectorize(@(x) x*x)), '@(x)x.*x'))
[regular, options] = parseparams({1, 2, 'linewidth', 10});
assert(isequal(regular, {1, 2}) && isequal(options, {'linewidth', 10}))
[regular, width, color] = parseparams({1, 'Width', 10}, 'width', 3, 'color', 'r');
assert(isequal(regular, {1}) && width == 10 && color == 'r')
[n, c] = hist([1 1 2 3 3 3], 3);
assert(isequal(n, [2 1 3]) && max(abs(c - [4/3 2 8/3])) < 1e-15)
assert(isequal(hist([1 1 2 3 3 3 9], [1 2 3]), [2 1 4]) && isequal(hist([1 2; 1 4; 3 4], [1 3])', [2 1; 1 2]))
assert(isequal(hist([1 1 1 2], [1 2], 1), [.75 .25]))
assert(iscomplex(1i) && iscomplex(complex(1, 0)) && ~iscomplex(1) && ~iscomplex('a') && isbool(true) && ~isbool(1))
assert(abs(e - 2.718281828459045) < 1e-15 && isequal(size(e(2)), [2 2]) && I == 1i)
