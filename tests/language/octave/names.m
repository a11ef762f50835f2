% Functions that only Octave has, for programs that are written for both.
assert(strcmp(typeinfo(1), 'scalar') && strcmp(typeinfo(int8([1 2])), 'int8 matrix') && strcmp(typeinfo(single(1i)), 'float complex scalar'))
assert(strcmp(typeinfo(true), 'bool') && strcmp(typeinfo({}), 'cell') && strcmp(typeinfo(struct()), 'scalar struct'))
assert(strcmp(typeinfo(sparse([1 0])), 'sparse matrix') && iscellstr(typeinfo()))
assert(isequal(signbit([-1 0 -0 2]), logical([1 0 1 0])))
assert(isbool(true) && ~isbool(1) && iscomplex(1i) && ~iscomplex(1))
assert(ischar(P_tmpdir) && nproc >= 1)
old = max_recursion_depth(300);
assert(max_recursion_depth == 300)
max_recursion_depth(old);
assert(islogical(page_screen_output))
