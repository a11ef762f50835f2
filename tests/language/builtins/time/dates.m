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
% the formats of datestr
t = datenum(2024, 2, 9, 15, 4, 5.678);
assert(strcmp(datestr(t), '09-Feb-2024 15:04:05') && strcmp(datestr(t, 1), '09-Feb-2024') && strcmp(datestr(t, 2), '02/09/24'))
assert(strcmp(datestr(t, 16), ' 3:04 PM') && strcmp(datestr(t, 27), 'Q1-2024') && strcmp(datestr(t, 30), '20240209T150405'))
assert(strcmp(datestr(t, 'dddd ddd mmmm mmm m d'), 'Friday Fri February Feb F F') && strcmp(datestr(t, 'HH:MM:SS.FFF'), '15:04:05.678'))
assert(isequal(size(datestr([t; t + 1])), [2 20]) && strcmp(datestr([2000 1 2 3 4 5]), '02-Jan-2000 03:04:05'))
% reading
assert(isequal(datevec('12.05.2013 4:05', 'dd.mm.yyyy HH:MM'), [2013 5 12 4 5 0]) && datenum('03/07/2016') == datenum(2016, 3, 7))
assert(isequal(datevec({'2001-02-03', '04-May-2005 6:07 PM'}), [2001 2 3 0 0 0; 2005 5 4 18 7 0]))
assert(datenum('5-19, 2001', 'mm-dd, yyyy') == 730990 && isequal(datevec('01/02/49', 'mm/dd/yy', 1950), [2049 1 2 0 0 0]))
[y, m, d] = datevec(730486);
assert(y == 2000 && m == 1 && d == 1)
assert(isequal(datenum([2001 1 1; 2002 1 1]), [730852; 731217]) && isequal(datenum(2001, [1 2], 1), [730852 730883]))
assert(isequal(weekday([728647 728648]), [2 3]) && isequal(eomday(2000, [1 2; 4 12]), [31 29; 30 31]))
[n, name] = weekday('25-Dec-1994', 'long');
assert(n == 1 && strcmp(name, 'Sunday'))
assert(addtodate(datenum(2000, 1, 31), 1, 'month') == datenum(2000, 2, 29) && addtodate(1, 12, 'hour') == 1.5)
c = calendar(2000, 2);
assert(isequal(size(c), [6 7]) && c(1, 3) == 1 && sum(c(:) > 0) == 29 && isequal(is_leap_year([1900 2000 2024]), [false true true]))
assert(etime([2000 1 1 0 0 0; 2000 1 2 0 0 0], [2000 1 1 0 0 1; 2000 1 2 0 0 3])' * [1; 1] == 4)
% seconds since 1970
assert(strcmp(strftime('%Y-%m-%d %H:%M:%S', gmtime(86400.5)), '1970-01-02 00:00:00') && time > 1e9)
assert(strcmp(asctime(gmtime(0)), sprintf('Thu Jan 01 00:00:00 1970\n')) && abs(mktime(localtime(1e9)) - 1e9) < 1)
assert(strcmp(pause('query'), 'on'))
assert(timeit(@() 1 + 1) >= 0)
for bad = {{'no date'}, {[1 2]}, {int32(1), int32(2), int32(3)}}
    id = '';
    try
        datenum(bad{1}{:});
    catch e
        id = e.identifier;
    end
    assert(startsWith(id, 'MATLAB:datenum:'))
end
