% clear, who, exist, isglobal, persistent, mlock, functions, localfunctions
a1 = 1; a2 = 2; b1 = 3;
assert(isequal(who('a*'), {'a1'; 'a2'}))
assert(isequal(who('-regexp', '^b'), {'b1'}))
clear -regexp ^a\d
assert(~exist('a1', 'var') && ~exist('a2', 'var') && exist('b1', 'var') == 1)
a1 = 1; a2 = 2;
clearvars -except b1
assert(isequal(who, {'b1'}))
assert(exist('sin') ~= 0 && exist('no_such_thing_at_all') == 0)
global G
G = 5;
assert(isglobal('G') && ~isglobal('b1'))
assert(read_global() == 5)
clear G
assert(read_global() == 5)
clear global G
assert(isempty(read_global()))
assert(counter() == 1 && counter() == 2)
clear counter
assert(counter() == 3) % a local function goes with its file only
s = functions(@(x) x + b1);
assert(strcmp(s.type, 'anonymous') && s.workspace{1}.b1 == 3)
s = functions(@counter);
assert(strcmp(s.type, 'scopedfunction'))
s = functions(@sin);
assert(strcmp(s.type, 'simple') && strcmp(s.function, 'sin'))
h = localfunctions;
assert(iscell(h) && numel(h) == 4 && strcmp(func2str(h{1}), 'read_global'))
assert(isequal(nargin('takes_two'), 2) && nargin(@(x, varargin) x) == -2 && nargout('takes_two') == 1)
w = takes_two(1, 2);
assert(w == 3)
assert(isequal(called_with(b1), 'b1'))
h = @takes_two;
assert(isequal(h, @takes_two) && ~isequal(h, @counter))

function v = read_global
    global G
    v = G;
end
function n = counter
    persistent k
    if isempty(k), k = 0; end
    k = k + 1;
    n = k;
end
function s = takes_two(a, b)
    s = a + b;
end
function n = called_with(x) %#ok<INUSD>
    n = inputname(1);
end
