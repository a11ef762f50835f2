% Documentation: getpref, setpref, addpref, ispref, rmpref, parseparams, profile
d = tempname;
mkdir(d);
setenv('XDG_CONFIG_HOME', d);
setpref('g', 'a', 1);
setpref('g', {'b', 'c'}, {2, 'x'});
assert(getpref('g', 'a') == 1 && isequal(getpref('g', {'b', 'c'}), {2, 'x'}) && ispref('g') && isequal(ispref('g', {'a', 'q'}), [true false]))
rmpref('g', 'a');
assert(~ispref('g', 'a') && getpref('g', 'z', 7) == 7 && getpref('g', 'z') == 7)
addpref('h', 'new', {1});
assert(isequal(getpref('h'), struct('new', {{1}})))
id = '';
try
    addpref('h', 'new', 2);
catch e
    id = e.identifier;
end
assert(strcmp(id, 'MATLAB:addpref:AlreadyExists'))
rmpref('g');
assert(~ispref('g'))
rmdir(d, 's');
[reg, width, other] = parseparams({1, 2, 'linewidth', 10}, 'linewidth', 5, 'other', 3);
assert(isequal(reg, {1, 2}) && width == 10 && other == 3)
profile on
profile off
assert(isempty(profile('info').FunctionTable))
f = inline('a*x^2 + sin(b)');
assert(isequal(argnames(f), {'a'; 'b'; 'x'}) && f(2, 0, 3) == 18)
f = inline('t + 1', 't');
assert(f(1) == 2 && strcmp(strrep(formula(f), ' ', ''), 't+1') && isequal(cellfun(inline('islogical(x)', 'x'), {true, 1}), [true false]))
f = inline('x + P1', 1);
assert(f(2, 3) == 5)
s = resize(struct('a', {1, 2}), 1, 3);
assert(numel(s) == 3 && s(2).a == 2 && isempty(s(3).a))
assert(strcmp(matlab.lang.makeUniqueStrings(''), ''))
d = tempname;
mkdir(d);
f = fullfile(d, 'page.m');
fid = fopen(f, 'w');
fprintf(fid, '%%%% Title\n%% Words\nx = 6 * 7;\ndisp(x < 50)\n');
fclose(fid);
text = fileread(publish(f));
assert(contains(text, '<h2>Title</h2>') && contains(text, 'disp(x &lt; 50)') && contains(text, 'Words'))
rmdir(d, 's');
