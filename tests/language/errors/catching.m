% try, catch, rethrow, MException, identifiers, stack, unwind_protect
try
    error('my:id', 'value %d', 3)
catch err
    assert(strcmp(err.identifier, 'my:id') && strcmp(err.message, 'value 3'))
end
try
    error('plain text %d')
catch err
    assert(isempty(err.identifier) && strcmp(err.message, 'plain text %d'))
end
caught = '';
try
    try
        error('a:b', 'inner')
    catch inner
        rethrow(inner)
    end
catch outer
    caught = outer.identifier;
end
assert(strcmp(caught, 'a:b'))
try, undefined_thing + 1; catch e, end
assert(strcmp(e.identifier, 'MATLAB:UndefinedFunction'))
assert(strcmp(e.message, 'Unrecognized function or variable ''undefined_thing''.'))
try
    x = [1 2 3];
    x(7)
catch e
    assert(strcmp(e.identifier, 'MATLAB:badsubscript'))
end
try
    x(0)
catch e
    assert(strcmp(e.identifier, 'MATLAB:badsubscript'))
end
try
    [1 2 3] + [1 2];
catch e
    assert(strcmp(e.identifier, 'MATLAB:sizeDimensionsMustMatch'))
end
try
    [1 2 3] * [1 2 3];
catch e
    assert(strcmp(e.identifier, 'MATLAB:innerdim'))
end
try
    [1 2; 3]
catch e
    assert(strcmp(e.identifier, 'MATLAB:catenate:dimensionMismatch') || ~isempty(strfind(e.message, 'consistent')))
end
ME = MException('top:level', 'Number %d', 5);
assert(strcmp(ME.message, 'Number 5'))
try
    throw(ME)
catch e
    assert(strcmp(e.identifier, 'top:level'))
end
ME = ME.addCause(MException('low:level', 'because'));
assert(numel(ME.cause) == 1 && strcmp(ME.cause{1}.identifier, 'low:level'))
try
    fails_deep()
catch e
    assert(strcmp(e.stack(1).name, 'deep') && e.stack(1).line > 0)
    assert(numel(e.stack) >= 2 && strcmp(e.stack(2).name, 'fails_deep'))
    assert(~isempty(strfind(e.getReport(), 'deep down')))
end
try
    error(struct('message', 'from struct', 'identifier', 's:t'))
catch e
    assert(strcmp(e.identifier, 's:t'))
end
done = 0;
try
    unwind_protect
        error('x:y', 'stop')
    unwind_protect_cleanup
        done = 1;
    end_unwind_protect
catch e
    assert(strcmp(e.identifier, 'x:y'))
end
assert(done == 1)
assert(protected_return() == 5)
try, error('Octave:some-id', 'msg'), catch, end
assert(~isempty(lasterr()))
for k = 1:3
    try
        if k == 2, error('skip'), end
        last = k;
    catch
        continue
    end
end
assert(last == 3)
warning('off', 'quiet:one')
warning('quiet:one', 'never shown')
[text, id] = lastwarn();
warning('on', 'quiet:one')
try
    recurse(1);
catch e
    assert(strcmp(e.identifier, 'MATLAB:lang:StackOverflow'), e.identifier)
end
w = onCleanupTest();
assert(w == 3)

function fails_deep()
    deep()
end
function deep()
    error('deep:error', 'deep down')
end
function r = protected_return()
    r = 1;
    unwind_protect
        r = 5;
        return
    unwind_protect_cleanup
        r = r;
    end
end
function recurse(n)
    recurse(n + 1);
end
function r = onCleanupTest()
    global CLEANED
    CLEANED = 1;
    helper()
    r = CLEANED;
end
function helper()
    c = onCleanup(@() mark());
end
function mark()
    global CLEANED
    CLEANED = 3;
end
