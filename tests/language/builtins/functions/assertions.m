% Documentation: assert
assert(true)
assert(5 > 3, 'message')
assert([1 1; 1 1])
message_of(@() assert(false), 'MATLAB:assertion:failed', 'Assertion failed.')
message_of(@() assert(false, 'all 100%'), '', 'all 100%')
message_of(@() assert(false, 'n is %d', 4), '', 'n is 4')
message_of(@() assert(false, 'my:id', 'n is %d', 4), 'my:id', 'n is 4')
message_of(@() assert([]), 'MATLAB:assertion:failed', 'Assertion failed.')
message_of(@() assert({}), 'MATLAB:assertion:LogicalScalar', 'The condition input argument must be convertible to a scalar logical.')
% Octave's comparison
assert(3, 3)
assert([1 NaN Inf], [1 NaN Inf])
assert(pi, 3.1416, 1e-4)
assert(pi, 3.1416, -1e-4)
assert({1, 'a', {2}}, {1, 'a', {2}})
assert(struct('a', {1, 2}), struct('a', {1, 2}))
assert('text', 'text')
assert(single(1), 1, 1e-6)
fails(@() assert(3, 4))
fails(@() assert(3, 4, 0.5))
fails(@() assert([1 2], [1 2 3]))
fails(@() assert(single(1), 1))
fails(@() assert('a', 'b'))
fails(@() assert({1}, {2}))
fails(@() assert(struct('a', 1), struct('b', 1)))
fails(@() assert([1 NaN], [1 2], 5))
fails(@() assert(Inf, -Inf, 1))
% fail runs code that must not work
fail('error(''abc'')', 'abc');
fails(@() fail('x = 1'))

function message_of(f, identifier, message)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier) && strcmp(e.message, message), '%s: %s', e.identifier, e.message)
        return
    end
    error('no error')
end

function fails(f)
    try
        f();
    catch
        return
    end
    error('test:noError', 'no error: %s', func2str(f))
end
