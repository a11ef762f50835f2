% Structs with thousands of fields, as maps from names to values: adding and finding a field does not slow down with them.
s = struct();
for k = 1:3000
    s.(sprintf('f%d', k)) = k;
end
assert(numel(fieldnames(s)) == 3000 && s.f1 == 1 && s.f64 == 64 && s.f65 == 65 && s.f3000 == 3000)
assert(isfield(s, 'f2999') && ~isfield(s, 'f3001') && ~isfield(s, 'F1'))
names = fieldnames(s);
assert(strcmp(names{1}, 'f1') && strcmp(names{3000}, 'f3000'))

% copies are values
t = s;
t.extra = 1;
u = s;
u.other = 2;
s.f1 = 'changed';
assert(isfield(t, 'extra') && ~isfield(s, 'extra') && ~isfield(u, 'extra') && isfield(u, 'other') && ~isfield(t, 'other'))
assert(t.f1 == 1 && isequal(s.f1, 'changed') && numel(fieldnames(t)) == 3001)

% reads by name between growth
total = 0;
for k = 1:200
    t.(sprintf('g%d', k)) = k;
    total = total + t.extra + t.f3000;
end
assert(total == 200 * 3001)
t = rmfield(t, 'f1500');
assert(~isfield(t, 'f1500') && t.f1499 == 1499 && t.f1501 == 1501 && t.g200 == 200)
t.f1500 = 0;
names = fieldnames(t);
assert(strcmp(names{end}, 'f1500'))
try
    t.f0
    error('test:none', 'no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:nonExistentField'))
end
[sorted, order] = orderfields(t);
assert(isequal(sorted, t) && numel(order) == numel(names))
r = repmat(u, 1, 2);
r(2).late = 5;
assert(isempty(r(1).late) && r(2).late == 5 && r(1).f70 == 70 && r(2).other == 2)
c = cell2struct(num2cell((1:500)'), arrayfun(@(k) sprintf('n%d', k), (1:500)', 'UniformOutput', false));
assert(c.n1 == 1 && c.n500 == 500 && isequal(struct2cell(c), num2cell((1:500)')))
