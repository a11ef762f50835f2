% `end` belongs to the innermost variable that is indexed, also among the arguments of what stands behind a dot.
c = {1, 2, 3};
s.f = @(varargin) numel(varargin);
s.x = 1:5;
assert(s.f(c{2:end}) == 2 && s.f(1, c{2:end}) == 3 && s.f(s.x(end)) == 1)
assert(s.x(end) == 5 && s.x(min(end, 3)) == 3 && s.x(c{end}) == 3)

% `[x.name] = f()` makes the struct that is not there yet, and refuses what is none.
clear p
[p.a.b, q] = deal(4, 5);
assert(p.a.b == 4 && q == 5)
[p.list(1).n, p.list(2).n] = deal(6, 7);
assert(isequal([p.list.n], [6 7]))
p = struct('soln', []);
[p.soln.v, p.soln.z] = deal(8, 9);
assert(p.soln.v == 8 && p.soln.z == 9)
number = 3;
try
    [number.a, z] = deal(1, 2);
    error('no error')
catch err
    assert(any(strcmp(err.identifier, {'MATLAB:structAssToNonStruct', 'MATLAB:scalarStructRequired'})))
end
