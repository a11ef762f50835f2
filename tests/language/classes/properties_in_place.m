% Properties that hold containers, changed in their place through chains of accesses. Doc: "Comparison of Handle and Value
% Classes", "Object Arrays Indexing".
v = Vec;
for k = 1:3
    v.push(k);
end
assert(isequal(v.items, {[1 1], [2 1], [3 1]}) && isequal(v.table, [0 0; 0 0; 1 1; 2 2; 3 3]))
assert(isequal(v.s.a, {1, 2, 3}) && isequal(v.s.b.c, [1 2 3]))
[a, b] = v.chain().get2(1);
assert(a == 1 && b == 2 && v.chain().chain().count == 3)
v.items{2}(1) = 50;
v.s.b.c(2) = [];
v.items(1) = [];
v.table(:, 1) = [];
assert(isequal(v.items, {[50 1], [3 1]}) && isequal(v.s.b.c, [1 3]) && isequal(v.table', [0 0 1 2 3]))
u = struct('v', v);
u.v.count = 7;
u.v.s.a{1} = 'changed';
assert(v.count == 7 && strcmp(v.s.a{1}, 'changed'))
arr = [Vec Vec];
arr(2).count = 5;
arr(1).items{3} = 1;
assert(isequal([arr.count], [0 5]) && numel(arr(1).items) == 3 && arr(2).chain().count == 5)
assert(v.table(end, 1) == 3 && v.items{end}(end) == 1)
n = Node;
for k = 1:2000
    m = Node;
    m.Next = n;
    n = m;
end
clear n m
book = Book;
for k = 1:30000 % circles are found without being asked for
    p = Cpy;
    q = Cpy;
    p.child = q;
    q.child = p;
end
assert(isvalid(p) && p.child.child == p && isempty(book.Lines))
