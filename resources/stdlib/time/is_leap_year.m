function leap = is_leap_year(year)
%IS_LEAP_YEAR True for leap years of the Gregorian calendar
%   tf = IS_LEAP_YEAR(year) tells which elements of year are leap years; without an argument, whether this one is.
    if nargin == 0
        c = clock;
        year = c(1);
    end
    leap = (mod(year, 4) == 0 & mod(year, 100) ~= 0) | mod(year, 400) == 0;
end
