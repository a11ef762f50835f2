% Octave's settings (Octave manual, "Internal Variables"): query, set, set until the caller returns, and what is refused.
flags = {'page_screen_output', 'crash_dumps_octave_core', 'beep_on_error', 'debug_on_error', 'fixed_point_format', ...
         'print_empty_dimensions', 'split_long_rows', 'silent_functions', 'history_save', 'suppress_verbose_help_message'};
for k = 1:numel(flags)
    before = feval(flags{k});
    assert(islogical(before) && isscalar(before))
    old = feval(flags{k}, ~before);
    assert(isequal(old, before))
    assert(isequal(feval(flags{k}), ~before))
    feval(flags{k}, before);
    assert(isequal(feval(flags{k}), before))
    raises(@() feval(flags{k}, 1, 2))
    raises(@() feval(flags{k}, 'text'))
    raises(@() feval(flags{k}, 1, 'local', 3))
end

texts = {'PS1', 'PS2', 'PS4', 'EDITOR', 'PAGER', 'history_timestamp_format_string', 'missing_component_hook', 'info_program'};
for k = 1:numel(texts)
    before = feval(texts{k});
    feval(texts{k}, 'XX');
    assert(strcmp(feval(texts{k}), 'XX'))
    feval(texts{k}, before);
    raises(@() feval(texts{k}, 1))
end

assert(strcmp(string_fill_char('X'), ' ') && strcmp(string_fill_char(), 'X'))
string_fill_char(' ');
raises(@() string_fill_char('ab'))
raises(@() completion_append_char('ab'))
assert(output_precision() == 5)
raises(@() output_precision(17))
raises(@() output_precision(-1))
raises(@() output_precision(1.5))
assert(strcmp(ignore_function_time_stamp('all'), 'system') && strcmp(ignore_function_time_stamp('system'), 'all'))
raises(@() ignore_function_time_stamp('UNKNOWN'))
raises(@() ignore_function_time_stamp(42))
raises(@() svd_driver('none'))

% "local" lasts as long as the function that asked for it
assert(history_size() == 1000 && set_local() == 7 && history_size() == 1000)

% save_precision and save_default_options are what save asks
name = tempname();
old = save_precision(5);
x = pi;
save('-text', name, 'x')
save_precision(old);
y = load(name);
delete(name)
assert(y.x == 3.1416)
write_text_file(name)
y = load(name);
delete(name)
assert(isequal(y.z, [1 2 3]))

function n = set_local()
    history_size(7, 'local');
    n = history_size();
end
function write_text_file(name)
    save_default_options('-text', 'local');
    z = [1 2 3];
    save(name, 'z')
    assert(contains(fileread(name), '# name: z'))
end
function raises(f)
    failed = false;
    try
        f();
    catch
        failed = true;
    end
    assert(failed)
end
