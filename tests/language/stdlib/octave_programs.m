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
