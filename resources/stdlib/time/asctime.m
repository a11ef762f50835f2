function text = asctime(t)
%ASCTIME Text of a time structure
%   text = ASCTIME(t) writes the time structure t, as localtime and gmtime give it, in five fields: weekday, month, day,
%   time and year, with a line end.
%
%   See also ctime, localtime, strftime.
    if nargin ~= 1
        print_usage();
    end
    text = strftime(sprintf('%%a %%b %%d %%H:%%M:%%S %%Y\n'), t);
end
