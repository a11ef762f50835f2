# What typeinfo and its kin tell of the way a value was made; the values themselves are ordinary ones.
assert(strcmp(typeinfo(eye(3)), 'diagonal matrix') && strcmp(typeinfo(diag([1i 2])), 'complex diagonal matrix'))
assert(strcmp(typeinfo(single(diag([1 2]))), 'float diagonal matrix'))
d = diag([1 2 3]);
assert(strcmp(typeinfo(d * d), 'diagonal matrix') && strcmp(typeinfo(2 * d'), 'diagonal matrix') && strcmp(typeinfo(d / 2), 'diagonal matrix'))
assert(strcmp(typeinfo(d * ones(3)), 'matrix') && strcmp(typeinfo(d .* 2), 'matrix') && strcmp(typeinfo(full(d)), 'matrix'))
d(1, 2) = 5;
assert(strcmp(typeinfo(d), 'matrix') && isequal(d, [1 5 0; 0 2 0; 0 0 3]))
p = eye(3)(:, [2 3 1]);
assert(strcmp(typeinfo(p), 'permutation matrix') && strcmp(typeinfo(p * p'), 'permutation matrix') && strcmp(typeinfo(inv(p)), 'permutation matrix'))
[~, ~, q] = lu([0 1; 1 0]);
assert(strcmp(typeinfo(q), 'permutation matrix') && strcmp(typeinfo(p + 1), 'matrix'))
assert(strcmp(typeinfo(1:4), 'double_range') && strcmp(typeinfo(find([1 0 1])), 'lazy_index'))
assert(strcmp(typeinfo([]), 'null_matrix') && strcmp(typeinfo(''), 'null_sq_string') && strcmp(typeinfo(""), 'null_string'))
x = [];
assert(~isnull(x) && isnull([]) && isnull('') && ~isnull(1) && strcmp(typeinfo(x), 'matrix'))
assert(strcmp(typeinfo('abc'), 'sq_string') && strcmp(typeinfo("abc"), 'string') && is_dq_string("abc") && is_sq_string('abc'))

# Names that only Octave's dialect knows; programs that ask hear that this is not Octave.
assert(ischar(OCTAVE_VERSION) && ischar(OCTAVE_HOME()) && exist('OCTAVE_VERSION') == 0)
assert(exist('linsolve.m', 'file') == 2 && exist('inputParser') == 2)

# Function handles in Octave's text files.
a = 2;
f = @(x) x + a;
g = @(y) f(y) * 3;
h = @sin;
file = [tempname() '.txt'];
save('-text', file, 'f', 'g', 'h');
clear f g h a
load(file);
delete(file);
assert(f(1) == 3 && g(1) == 9 && h(0) == 0)

# Sparse matrices too; scanf's form of C from files; the standard streams have names.
s = sparse([1 0; 0 2.5]);
t = sparse([true false]);
u = sparse([1i 0 2]);
save('-text', file, 's', 't', 'u');
back = load(file);
delete(file);
assert(isequal(back.s, s) && isequal(back.t, t) && isequal(back.u, u) && issparse(back.u) && islogical(back.t))
assert(strcmp(typeinfo(-d'), 'matrix') && strcmp(typeinfo(-eye(2)), 'diagonal matrix') && strcmp(typeinfo(["ab" "cd"](2:3)), 'string'))
id = fopen(file, 'w+');
fputs(id, "1 2\n3 4\n");
frewind(id);
[m, n, count] = fscanf(id, '%d %d', 'C');
assert(m == 1 && n == 2 && count == 2 && fscanf(id, '%d', 'C') == 3)
fclose(id);
delete(file);
[name, mode] = fopen(1);
assert(strcmp(name, 'stdout') && strcmp(mode, 'w'))
