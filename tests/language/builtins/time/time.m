% Documentation: tic, toc, clock, now, datestr, datenum
t = tic;
assert(isa(t, 'uint64') && toc(t) >= 0)
tic;
assert(toc >= 0)
c = clock;
assert(numel(c) == 6 && c(1) > 2000)
assert(datenum(2000, 1, 1) == 730486 && datenum([2020 2 29]) == 737850)
assert(strcmp(datestr(730486), '01-Jan-2000') && strcmp(datestr(730486.5, 'yyyy-mm-dd HH:MM:SS'), '2000-01-01 12:00:00'))
assert(isequal(datevec(730486.25), [2000 1 1 6 0 0]) && weekday(730486) == 7)
assert(isequal(datevec('2020-03-04 05:06:07'), [2020 3 4 5 6 7]))
assert(etime([2000 1 1 0 0 1], [2000 1 1 0 1 0]) == 59)
pause(0);
