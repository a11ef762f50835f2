x = 1:10; y = x.^2';
if x(end) > 3 && ~isempty(y), disp('a''b'), elseif y, else, z = "q"; end
for k = 1:2:9, x(k, :) = []; end
while true, break, end
switch x, case {1, 'a'}, y = 1; otherwise, y = 2; end
try, error('a:b', '%d', 3), catch err, disp(err.message), end
[a, ~, b.c{2}(3).d] = f(x, y{:});
