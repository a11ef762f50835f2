% MException in full, error in all call forms. Pages "MException", "error".
e = MException('a:b', 'value %d of %s', 3, 'x');
assert(strcmp(e.identifier, 'a:b') && strcmp(e.message, 'value 3 of x') && isempty(e.stack) && isempty(e.cause))
assert(isa(e, 'MException') && strcmp(class(e), 'MException'))
try, MException('no identifier', 'x'); error('no error'), catch m, assert(strcmp(m.identifier, 'MATLAB:MException:BadErrorIdentifier')), end
assert(strcmp(message(@() error('plain %d\n')), 'plain %d\n'))
assert(strcmp(message(@() error('two: %d', 3)), 'two: 3'))
assert(strcmp(message(@() error('x:y', 'line\nbreak')), sprintf('line\nbreak')))
assert(strcmp(identifier(@() error('x:y', 'text')), 'x:y'))
assert(isempty(identifier(@() error('not an id: %d', 1))))
assert(isempty(identifier(@() error('x:y'))))
assert(strcmp(message(@() error(struct('message', 'm', 'identifier', 'i:d'))), 'm'))
assert(strcmp(identifier(@() error(struct('message', 'm', 'identifier', 'i:d'))), 'i:d'))
error('')
error('x:y', '')
error([])

% stacks: throw sets it, rethrow keeps it, throwAsCaller leaves the function out
try
    thrower('throw')
catch e
    assert(strcmp(e.stack(1).name, 'thrower') && e.stack(1).line == 74)
end
try
    thrower('throwAsCaller')
catch e
    assert(~strcmp(e.stack(1).name, 'thrower'))
end
try
    thrower('error')
catch first
    try
        rethrow(first)
    catch second
        assert(isequal(first.stack, second.stack) && strcmp(second.identifier, 'th:row'))
    end
end
s = first.stack;
assert(isequal(fieldnames(s), {'file'; 'name'; 'line'}) && size(s, 2) == 1)

% causes
outer = MException('o:u', 'outer');
outer = addCause(outer, MException('i:n', 'inner'));
assert(numel(outer.cause) == 1 && strcmp(outer.cause{1}.message, 'inner'))
assert(strcmp(outer.getReport('basic'), 'outer'))
report = outer.getReport();
assert(contains(report, 'outer') && contains(report, 'Caused by:') && contains(report, '    inner'))
try
    rethrow(struct('message', 'old', 'identifier', 'o:ld'))
catch e
    assert(strcmp(e.message, 'old') && strcmp(e.identifier, 'o:ld'))
end
try, error('la:st', 'last one'), catch, end
[text, id] = lasterr;
assert(strcmp(text, 'last one') && strcmp(id, 'la:st'))
% catch forms
try error('one line'), catch err, end
assert(strcmp(err.message, 'one line'))
try, error('x'), catch, k = 1; end
assert(k == 1)
try
    error('x')
catch err, k = 2;
end
assert(k == 2)

assert(strcmp(identifier(@() feval(@(x, y) x + y, 1)), 'MATLAB:minrhs'))
assert(strcmp(identifier(@() thrower()), 'MATLAB:minrhs'))

function thrower(how)
    switch how
        case 'error', error('th:row', 'thrown')
        case 'throw'
            throw(MException('th:row', 'thrown'))
        otherwise
            throwAsCaller(MException('th:row', 'thrown'))
    end
end
function m = message(f)
    try, f(); m = ''; catch e, m = e.message; end
end
function m = identifier(f)
    try, f(); m = ''; catch e, m = e.identifier; end
end
