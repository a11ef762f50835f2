#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Serial date numbers: days since year 0, January 0, local time, as MATLAB's `now` and `datenum` count.
namespace etna::builtins {

struct DateParts {
    double year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
};

/// Days from parts; months and days beyond their range carry over.
double datenum_of(const DateParts& parts);
DateParts parts_of(double datenum);
/// Seconds since 1970 UTC -> local date number.
double local_datenum(double unix_seconds);
double now_datenum();
/// Days of the month; months beyond 12 belong to later years.
double last_day_of_month(double year, double month);
/// 1 is Sunday.
int weekday_of(double datenum);
/// `January`, `Sunday`; both count from 1.
std::string_view month_name(int month1);
std::string_view day_name(int weekday1);
/// MATLAB's letters: yyyy yy mmmm mmm mm m dddd ddd dd d QQ HH MM SS FFF AM PM.
std::string date_text(double datenum, std::string_view format);
/// Reads text by a format, or without one (empty) by those that datestr writes. Years of two digits are within the
/// hundred years from `pivot_year` on; NaN: 50 years before this one. What the text does not say is January 1 of this
/// year, midnight. Nothing if the text does not fit.
std::optional<DateParts> parse_date(std::string_view text, std::string_view format, double pivot_year);

} // namespace etna::builtins
