% if, elseif, switch, short-circuit rules, truth of arrays
assert(sign_word(-2) == "negative" && sign_word(0) == "zero" && sign_word(3) == "positive")
if [], error('empty is false'), end
if [1 1; 1 0], error('one zero makes it false'), end
if [1 2 3], else, error('all nonzero is true'), end
if 'a' == 'a', else, error('char'), end
x = 0;
if false && error('not evaluated'), end
if true || error('not evaluated'), x = 1; end
assert(x == 1)
a = [1 0 1] | [0 0 1];
assert(isequal(a, logical([1 0 1])))
assert(isequal(xor([1 0], [1 1]), logical([0 1])))
try
    if [1 2] && true, end
    ok = true;
catch err
    ok = strcmp(err.identifier, 'MATLAB:nonLogicalConditional');
end
assert(ok)
try
    if NaN, end
    error('my:fail', 'NaN has no truth')
catch err
    assert(strcmp(err.identifier, 'MATLAB:nologicalnan'))
end

assert(strcmp(kind(3), 'three') && strcmp(kind('on'), 'switch') && strcmp(kind('Off'), 'other'))
assert(strcmp(kind(7), 'few') && strcmp(kind(99), 'other'))
switch 3
    case {1, 2}
        r = 'low';
    case {3, 4}
        r = 'high';
    otherwise
        r = 'none';
end
assert(strcmp(r, 'high'))
switch 'abc', case {'x', 'abc'}, r = 1; otherwise, r = 2; end
assert(r == 1)
switch "s", case 's', r = 3; end
assert(r == 3)
do_until = 0;
do
    do_until++;
until do_until >= 4
assert(do_until == 4)
if (~isempty(do_until) && do_until ~= 3) r = 9; end
assert(r == 9)

function w = sign_word(x)
    if x < 0
        w = "negative";
    elseif x == 0
        w = "zero";
    else
        w = "positive";
    end
end

function k = kind(x)
    switch x
        case 3
            k = 'three';
        case {'on', 'off'}
            k = 'switch';
        case {6, 7}
            k = 'few';
        otherwise
            k = 'other';
    end
end
