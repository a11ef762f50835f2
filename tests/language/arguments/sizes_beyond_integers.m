% Numbers that no integer holds are counts, sizes and places like others: an answer or MATLAB's error.
huge = {1e300, Inf, intmax('uint64')};
for k = 1:numel(huge)
    h = huge{k};
    refused(@() linspace(0, 1, h))
    refused(@() randperm(h))
    refused(@() fft(1, h))
    refused(@() magic(h))
    refused(@() reshape(1:4, h, h, []))
    refused(@() reshape(sparse(0), h, h))
    refused(@() shiftdim('abc', -double(h)))
    assert(isequal(find([0 1 1], h), [2 3]))
end
assert(isequal(linspace(3, 4, NaN), 4))
assert(isequal(linspace(3, 4, -1e300), zeros(1, 0)))
assert(isequal(shiftdim(ones(2, 3), 1e10), ones(2, 3)))
assert(isequal(reshape(sparse(zeros(0, 3)), 3, []), sparse(3, 0)))
refused(@() reshape(sparse(0), 1e10, 1e10, []))
% K is counted from the end where that is shorter, and combinations too many to keep are refused.
assert(nchoosek(intmax('uint64'), intmax('uint64')) == 1)
assert(isequal(nchoosek([1 2 3], 4), zeros(0, 4)))
refused(@() nchoosek(1:1000, 500))
assert(isequal(nchoosek('abc', 2), ['ab'; 'ac'; 'bc']))
% No day of the week of what is no day.
assert(isequaln(weekday([738000 NaN Inf]), [weekday(738000) NaN NaN]))
[n, s] = weekday(NaN);
assert(isnan(n) && isempty(strtrim(s)))
refused(@() polyfit(1, 2, 1e10))
refused(@() pad('abc', 1e12))
refused(@() strings([1e12 2]))
% Each text takes a row of every array.
assert(isequal(compose('%d %d;', [1; 2], [3 4; 5 6]), {'1 3;4 '; '2 5;6 '}))
refused(@() compose('%d %d', int8(5), [1 2; 3 4]))
refused(@() compose("%d %d", [1; 2; 3], true))
refused(@() compose('%s', 5, zeros(0, 3)))
% One number names a diagonal.
refused(@() tril(sparse(0), zeros(1, 0)))
refused(@() diag(sparse([1 2; 3 4]), []))
assert(isequal(triu(sparse([1 2; 3 4]), sparse(1)), sparse([0 2; 0 0])))
refused(@() validatestring('abc', "", 1e300))
% Sizes of what is read.
refused(@() sscanf('1 2', '%d', [Inf NaN]))
refused(@() sscanf('1 2', '%d', [1e300 2]))
refused(@() sscanf('1 2', '%d', -1))
assert(isequal(sscanf('1 2 3', '%d', [2 1e300]), [1 3; 2 0]))
assert(isequal(sscanf('1 2 3', '%d', intmax('uint64')), [1; 2; 3]))
% Text is split along a dimension that it does not use.
refused(@() split(["a b"; "c d"], " ", 1))
assert(isequal(split(["a b"; "c d"], " ", 2), ["a" "b"; "c" "d"]))
% What is no name is no property.
m = containers.Map();
assert(isequal(isprop(m, 5), false) && isequal(isprop(m, [NaN NaN]), false))
assert(isequal(isprop(m, {'Count', 'Size'}), [true false]))
% Subscripts beyond the dimensions.
assert(builtin('end', 'abc', intmax('uint64'), intmax('uint64')) == 1)
assert(builtin('end', ones(2, 3, 4), 2, 2) == 12)

function refused(f)
try
    f();
catch err
    assert(startsWith(err.identifier, 'MATLAB:'), err.message)
    return
end
error('test:notRefused', 'not refused: %s', func2str(f))
end
