#pragma once

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
/// MATLAB's letters: yyyy yy mmmm mmm mm dddd ddd dd HH MM SS FFF AM PM.
std::string date_text(double datenum, std::string_view format);

} // namespace etna::builtins
