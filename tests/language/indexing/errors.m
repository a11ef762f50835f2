% identifiers and messages of wrong subscripts
A = magic(3);
check(@() A(4, 1), 'MATLAB:badsubscript', 'Index in position 1 exceeds array bounds. Index must not exceed 3.')
check(@() A(10), 'MATLAB:badsubscript', 'Index exceeds the number of array elements. Index must not exceed 9.')
check(@() A(0), 'MATLAB:badsubscript', 'Array indices must be positive integers or logical values.')
check(@() A(1.5), 'MATLAB:badsubscript', 'Array indices must be positive integers or logical values.')
check(@() A(1, -1), 'MATLAB:badsubscript', ...
    'Index in position 2 is invalid. Array indices must be positive integers or logical values.')
check(@() A(true(1, 10)), 'MATLAB:badsubscript', ...
    'The logical indices contain a true value outside of the array bounds.')
try
    A(:, 1) = [1 2];
    assert(false)
catch e
    assert(strcmp(e.message, ['Unable to perform assignment because the size of the left side is 3-by-1 and the size ' ...
        'of the right side is 1-by-2.']))
end
try
    A(1:2) = [1 2 3];
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:matrix:singleSubscriptNumelMismatch'))
end
try
    A(20) = 1;
    assert(false)
catch e
    assert(strcmp(e.message, 'Attempt to grow array along ambiguous dimension.'))
end
assert(isequal(A, magic(3)))

function check(f, identifier, message)
    try
        f();
    catch e
        assert(strcmp(e.identifier, identifier))
        assert(strcmp(e.message, message))
        return
    end
    assert(false)
end
