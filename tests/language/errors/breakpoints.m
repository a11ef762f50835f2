% Documentation: dbstop, dbclear, dbstatus. What stops a run stands in a list; nothing stops here.
dbclear all
assert(isempty(dbstatus))
folder = tempname;
mkdir(folder);
file = fullfile(folder, 'stopping_place.m');
text = sprintf('function y = stopping_place(x)\n%% help\n    y = x;\n\n    if y > 1\n        y = helper(y);\n    end\nend\nfunction y = helper(x)\n    y = x + 1;\nend\n');
id = fopen(file, 'w');
fprintf(id, '%s', text);
fclose(id);
addpath(folder);
dbstop in stopping_place
dbstop in stopping_place at 4
dbstop in stopping_place at 6 if x>5
dbstop('stopping_place>helper')
s = dbstatus;
assert(numel(s) == 1 && strcmp(s.name, 'stopping_place') && strcmp(s.file, file) && isequal(s.line, [3; 5; 6; 10]))
assert(strcmp(s.expression{3}, 'x>5'))
dbclear in stopping_place at 5
s = dbstatus('stopping_place');
assert(isequal(s.line, [3; 6; 10]))
dbstop if error
dbstop if caught error my:id
s = dbstatus;
assert(numel(s) == 3 && strcmp(s(2).cond, 'error') && strcmp(s(3).cond, 'caught error') && isequal(s(3).identifier, {'my:id'}))
dbclear all
assert(isempty(dbstatus))
dbstop(s(1))
assert(isequal(dbstatus, s(1)))
dbclear stopping_place
assert(isempty(dbstatus))
shown = evalc('dbtype stopping_place 3:5');
assert(contains(shown, '3         y = x;') && contains(shown, '5         if y > 1') && ~contains(shown, 'help'))
for bad = {'dbstop in no_such_function_here', 'dbstop if nonsense', 'dbstop in stopping_place at 99', 'dbcont', 'dbstep', 'dbquit'}
    try
        eval(bad{1});
        assert(false)
    catch e
        assert(startsWith(e.identifier, 'MATLAB:db'))
    end
end
rmpath(folder);
rmdir(folder, 's');
