% A class derived from MException. Doc: "MException", "Respond to an Exception".
try
    throw(RangeError(3, 5));
catch err
    assert(isa(err, 'RangeError') && isa(err, 'MException'))
    assert(strcmp(err.identifier, 'Range:exceeded') && strcmp(err.message, 'Value 5 exceeds 3') && err.Limit == 3)
end
try
    error(RangeError(1, 2))
catch err
    assert(strcmp(class(err), 'RangeError') && err.Limit == 1)
end
try
    try
        throw(RangeError(7, 9))
    catch inner
        rethrow(inner)
    end
catch outer
    assert(outer.Limit == 7 && isstruct(outer.stack))
end
