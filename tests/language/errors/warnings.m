% warning in all call forms. Pages "warning", "lastwarn".
before = warning;
assert(isstruct(before) && isequal(fieldnames(before), {'identifier'; 'state'}))
w = warning('off', 'my:warning');
assert(strcmp(w.identifier, 'my:warning') && strcmp(w.state, 'on'))
warning('my:warning', 'not shown %d', 1)
[text, id] = lastwarn;
assert(strcmp(text, 'not shown 1') && strcmp(id, 'my:warning'))
q = warning('query', 'my:warning');
assert(strcmp(q.state, 'off'))
warning(w)
q = warning('query', 'my:warning');
assert(strcmp(q.state, 'on'))
warning('error', 'my:warning')
try
    warning('my:warning', 'raised')
    error('no error')
catch e
    assert(strcmp(e.identifier, 'my:warning') && strcmp(e.message, 'raised'))
end
warning('on', 'my:warning')
lastwarn('')
assert(isempty(lastwarn))
lastwarn('set', 'set:id')
[text, id] = lastwarn;
assert(strcmp(text, 'set') && strcmp(id, 'set:id'))
warning('off', 'all')
warning('quiet')
assert(strcmp(lastwarn, 'quiet'))
warning('on', 'all')
shown = evalc('warning(''shown:id'', ''seen %s'', ''here'')');
assert(contains(shown, 'Warning: seen here'))
state = evalc('warning(''query'', ''shown:id'')');
assert(strcmp(state, sprintf('The state of warning ''shown:id'' is ''on''.\n')))
warning off my:other
assert(strcmp(getfield(warning('query', 'my:other'), 'state'), 'off'))
warning(before)
w = warning('OFF', 'my:case');
assert(strcmp(getfield(warning('Query', 'my:case'), 'state'), 'off'))
assert(isequal(warning(w), struct('identifier', 'my:case', 'state', 'off')))
