function c = calendar(varargin)
%CALENDAR Calendar for one month
%   c = CALENDAR is a 6-by-7 matrix with the days of this month, the weeks in rows from Sunday to Saturday, and 0 where
%   there is no day. CALENDAR(d) takes the month of the date d (date number, date vector or text), CALENDAR(y, m) the
%   month m of the year y. Without an output the calendar is displayed.
%
%   See also datenum, eomday, weekday.
    switch nargin
        case 0
            v = clock;
            y = v(1);
            m = v(2);
            d = v(3);
        case 1
            when = varargin{1};
            if isnumeric(when) && numel(when) >= 3
                v = when;
            else
                v = datevec(when);
            end
            y = v(1);
            m = v(2);
            d = v(3);
        case 2
            y = varargin{1};
            m = varargin{2};
            d = 0;
        otherwise
            error('MATLAB:TooManyInputs', 'Too many input arguments.');
    end
    days = zeros(7, 6);
    first = weekday(datenum(y, m, 1));
    last = eomday(y, m);
    days(first:first + last - 1) = 1:last;
    days = days.';
    if nargout > 0
        c = days;
        return
    end
    fprintf('%s\n', ['                   ' datestr(datenum(y, m, 1), 'mmm yyyy')]);
    fprintf('     S     M    Tu     W    Th     F     S\n');
    for week = 1:6
        for day = days(week, :)
            if day == d && day > 0
                mark = '*';
            else
                mark = ' ';
            end
            fprintf(' %c%4d', mark, day);
        end
        fprintf('\n');
    end
end
