% What programs in Octave's dialect rely on. # this comment makes the file one
s.a = 1;
s.b = 'x';
seen = {};
for [value, key] = s
    seen(end + 1, :) = {key, value};
endfor
assert(isequal(seen, {'a', 1; 'b', 'x'}))

if (any (found = ([1 2 3] == 2)))   # f (x = 1) assigns
    assert(isequal(found, [false true false]))
endif

function out = scaled(x)
    eps = eps(class(x));   # the function, before it is a variable
    out = eps;
endfunction
assert(isequal(scaled(single(1)), eps('single')))

r = randg(ones(2, 3), 'single');
assert(isa(r, 'single') && isequal(size(r), [2 3]))

assert(compare_versions('7.1.0', '7.0.9', '>') && compare_versions('3.2', '3.2.0', '==') && ! compare_versions('1.2', '1.10', '>='))
assert(isequal(symvar('x*y + sin(z) + pi'), {'x'; 'y'; 'z'}))
assert(isequal(im2double(uint8([0 255])), [0 1]) && isequal(im2double(true), 1) && isequal(im2double(uint8(3), 'indexed'), 4))
assert(isequal(accumarray([1; 2; 3; 4], 1, [2 2]), [1 1; 1 1]))
assert(isequal(cell2mat({sparse([1 0]); sparse([0 2])}), sparse([1 0; 0 2])))

x = [30 10 20];
assert(isequal(x([~, order] = sort (x)), [10 20 30]) && isequal(order, [2 3 1]))
assert(isequal(['a'; 'bcd'], ['a  '; 'bcd']) && isequal([''; 'bcd'], 'bcd'))
