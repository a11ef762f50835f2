% help of a builtin, of a file's comment, of a category, of nothing
t = help('sin');
assert(~isempty(strfind(t, 'sin - ')))
folder = tempname;
mkdir(folder)
f = fopen(fullfile(folder, 'etna_helped.m'), 'w');
fprintf(f, '%% ETNA_HELPED  Twice the input.\n%%   More words.\nfunction y = etna_helped(x)\ny = 2 * x;\nend\n');
fclose(f);
addpath(folder)
t = help('etna_helped');
assert(~isempty(strfind(t, 'Twice the input')) && isempty(strfind(t, '%')))
rmpath(folder)
assert(~isempty(strfind(help('language'), 'feval')))
assert(~isempty(strfind(help('no_such_function_at_all'), 'no help')))
assert(~isempty(strfind(help, 'Language')))
