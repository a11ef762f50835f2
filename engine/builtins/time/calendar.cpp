// Date numbers: from parts, to parts, to text and from text by a format.
#include <chrono>
#include <cmath>
#include <ctime>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/time/calendar.h"
#include "engine/common/platform.h"

namespace etna::builtins {
namespace {

constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view kDays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// Days of the proleptic Gregorian calendar before the first of the month, as date numbers.
double days_before(double year, double month) {
    const double shift = std::floor((month - 1) / 12);
    year += shift;
    month -= 12 * shift;
    if (!(month >= 1 && month < 13)) // not finite, or so large that the months are lost
        return std::numeric_limits<double>::quiet_NaN();
    static constexpr double kCumulative[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const bool leap = (std::fmod(year, 4) == 0 && std::fmod(year, 100) != 0) || std::fmod(year, 400) == 0;
    return 365 * year + std::ceil(year / 4) - std::ceil(year / 100) + std::ceil(year / 400) +
           kCumulative[static_cast<int>(month) - 1] + (leap && month > 2 ? 1 : 0);
}

double days_in_month(double year, double month) { return days_before(year, month + 1) - days_before(year, month); }

} // namespace

double datenum_of(const DateParts& p) {
    // A fraction of a year is that fraction of its months, a fraction of a month that fraction of its days.
    const double year = std::floor(p.year), months = std::max(1.0, p.month) + 12 * (p.year - year);
    const double month = std::floor(months), fraction = months - month;
    return days_before(year, month) + fraction * days_in_month(year, month) + p.day +
           (p.hour + (p.minute + p.second / 60) / 60) / 24;
}
double last_day_of_month(double year, double month) { return days_in_month(year, month); }
int weekday_of(double datenum) {
    return std::isfinite(datenum) ? static_cast<int>(std::fmod(std::fmod(std::floor(datenum) - 2, 7) + 7, 7)) + 1 : 0;
}
std::string_view month_name(int month1) { return kMonths[month1 - 1]; }
std::string_view day_name(int weekday1) { return weekday1 >= 1 && weekday1 <= 7 ? kDays[weekday1 - 1] : ""; }

DateParts parts_of(double datenum) {
    DateParts out;
    constexpr double kLargest = 1e10; // days: beyond, a year is less than what a double resolves
    if (!(std::fabs(datenum) < kLargest)) {
        out.year = out.month = out.day = out.hour = out.minute = out.second = std::numeric_limits<double>::quiet_NaN();
        return out;
    }
    // A date number resolves about 10 microseconds: rounded to 0.1 ms, 12:00:00 does not read 11:59:59.99999.
    double seconds = std::round((datenum - std::floor(datenum)) * 86400 * 1e4) / 1e4;
    double day = std::floor(datenum);
    if (seconds >= 86400) {
        seconds -= 86400;
        day += 1;
    }
    out.hour = std::floor(seconds / 3600);
    out.minute = std::floor((seconds - out.hour * 3600) / 60);
    out.second = seconds - out.hour * 3600 - out.minute * 60;
    double year = std::floor(day / 365.2425);
    while (days_before(year + 1, 1) < day)
        ++year;
    while (days_before(year, 1) >= day)
        --year;
    double month = 1;
    while (month < 12 && days_before(year, month + 1) < day)
        ++month;
    out.year = year;
    out.month = month;
    out.day = day - days_before(year, month);
    return out;
}

double local_datenum(double unix_seconds) {
    const std::time_t whole = static_cast<std::time_t>(std::floor(unix_seconds));
    const std::tm local = local_time(whole);
    return datenum_of({local.tm_year + 1900.0, local.tm_mon + 1.0, static_cast<double>(local.tm_mday),
                       static_cast<double>(local.tm_hour), static_cast<double>(local.tm_min),
                       local.tm_sec + (unix_seconds - std::floor(unix_seconds))});
}
double now_datenum() {
    return local_datenum(std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count());
}


namespace {

/// The pieces of a date format, in the order in which they are looked for.
enum class Piece {
    Year4, Year2, MonthName, MonthShort, Month, MonthLetter, DayName, DayShort, Day, DayLetter, Quarter, Hour, Minute, Second,
    Millisecond, HalfDay, Literal
};
struct FormatPiece {
    Piece piece = Piece::Literal;
    char literal = 0;
};

std::vector<FormatPiece> pieces_of(std::string_view format) {
    static constexpr std::pair<std::string_view, Piece> kPieces[] = {
        {"yyyy", Piece::Year4},   {"YYYY", Piece::Year4},   {"yy", Piece::Year2},      {"YY", Piece::Year2},
        {"mmmm", Piece::MonthName}, {"mmm", Piece::MonthShort}, {"mm", Piece::Month},  {"m", Piece::MonthLetter},
        {"dddd", Piece::DayName}, {"DDDD", Piece::DayName}, {"ddd", Piece::DayShort},  {"DDD", Piece::DayShort},
        {"dd", Piece::Day},       {"DD", Piece::Day},       {"d", Piece::DayLetter},   {"QQ", Piece::Quarter},
        {"HH", Piece::Hour},      {"MM", Piece::Minute},    {"SS", Piece::Second},     {"ss", Piece::Second},
        {"FFF", Piece::Millisecond}, {"AM", Piece::HalfDay}, {"PM", Piece::HalfDay}};
    std::vector<FormatPiece> out;
    for (size_t i = 0; i < format.size();) {
        bool found = false;
        for (const auto& [word, piece] : kPieces)
            if (format.substr(i).starts_with(word)) {
                out.push_back({piece, 0});
                i += word.size();
                found = true;
                break;
            }
        if (!found)
            out.push_back({Piece::Literal, format[i++]});
    }
    return out;
}

} // namespace

std::string date_text(double datenum, std::string_view format) {
    const std::vector<FormatPiece> pieces = pieces_of(format);
    bool half_day = false, milliseconds = false;
    for (const FormatPiece& p : pieces) {
        half_day = half_day || p.piece == Piece::HalfDay;
        milliseconds = milliseconds || p.piece == Piece::Millisecond;
    }
    // Without milliseconds in the format, seconds are cut, not rounded.
    DateParts p = parts_of(milliseconds ? std::round(datenum * 86400e3) / 86400e3 : datenum);
    if (std::isnan(p.year))
        fail({"MATLAB:datestr:ConvertDateNumber", "The date number {} cannot be converted to a date."}, datenum);
    const int year = static_cast<int>(p.year), month = static_cast<int>(p.month), day = static_cast<int>(p.day),
              hour = static_cast<int>(p.hour);
    const int whole = milliseconds ? static_cast<int>(std::lround(p.second * 1000)) : static_cast<int>(p.second) * 1000;
    const std::string_view weekday = day_name(weekday_of(datenum));
    std::string out;
    for (const FormatPiece& f : pieces) {
        switch (f.piece) {
        case Piece::Year4:
            out += fmt::format("{:04d}", year);
            break;
        case Piece::Year2:
            out += fmt::format("{:02d}", ((year % 100) + 100) % 100);
            break;
        case Piece::MonthName:
            out += month_name(month);
            break;
        case Piece::MonthShort:
            out += month_name(month).substr(0, 3);
            break;
        case Piece::Month:
            out += fmt::format("{:02d}", month);
            break;
        case Piece::MonthLetter:
            out += month_name(month)[0];
            break;
        case Piece::DayName:
            out += weekday;
            break;
        case Piece::DayShort:
            out += weekday.substr(0, 3);
            break;
        case Piece::Day:
            out += fmt::format("{:02d}", day);
            break;
        case Piece::DayLetter:
            out += weekday[0];
            break;
        case Piece::Quarter:
            out += fmt::format("Q{}", (month - 1) / 3 + 1);
            break;
        case Piece::Hour:
            out += half_day ? fmt::format("{:2d}", hour % 12 == 0 ? 12 : hour % 12) : fmt::format("{:02d}", hour);
            break;
        case Piece::Minute:
            out += fmt::format("{:02d}", static_cast<int>(p.minute));
            break;
        case Piece::Second:
            out += fmt::format("{:02d}", whole / 1000);
            break;
        case Piece::Millisecond:
            out += fmt::format("{:03d}", whole % 1000);
            break;
        case Piece::HalfDay:
            out += hour >= 12 ? "PM" : "AM";
            break;
        case Piece::Literal:
            out += f.literal;
            break;
        }
    }
    return out;
}

namespace {

/// Reads text along a format.
class DateReader {
  public:
    DateReader(std::string_view text, double pivot_year) : text_(text), pivot_year_(pivot_year) {}

    std::optional<DateParts> read(std::string_view format) {
        const DateParts today = parts_of(now_datenum());
        DateParts out{today.year, 1, 1, 0, 0, 0};
        int half_day = -1;
        const std::vector<FormatPiece> pieces = pieces_of(format);
        for (size_t i = 0; i < pieces.size(); ++i) {
            const FormatPiece& f = pieces[i];
            const bool more = i + 1 < pieces.size() && pieces[i + 1].piece != Piece::Literal;
            bool ok = true;
            switch (f.piece) {
            case Piece::Year4:
                ok = number(4, 4, out.year);
                break;
            case Piece::Year2:
                ok = number(2, 2, out.year);
                if (ok)
                    out.year += 100 * std::ceil((pivot_year_ - out.year) / 100);
                break;
            case Piece::MonthName:
            case Piece::MonthShort:
                ok = month(f.piece == Piece::MonthName, out.month);
                break;
            case Piece::Month:
                ok = number(more ? 2 : 1, 2, out.month) && out.month >= 1 && out.month <= 12;
                break;
            case Piece::Day:
                ok = number(more ? 2 : 1, 2, out.day) && out.day >= 1 && out.day <= 31;
                break;
            case Piece::Hour:
                ok = number(more ? 2 : 1, 2, out.hour) && out.hour <= 24;
                break;
            case Piece::Minute:
                ok = number(more ? 2 : 1, 2, out.minute) && out.minute < 60;
                break;
            case Piece::Second:
                ok = number(more ? 2 : 1, 2, out.second) && out.second < 61;
                if (ok && i + 1 == pieces.size())
                    fraction(out.second);
                break;
            case Piece::Millisecond: {
                const size_t start = at_;
                double digits = 0;
                ok = number(1, 9, digits);
                out.second += digits / std::pow(10.0, static_cast<double>(at_ - start));
                break;
            }
            case Piece::HalfDay:
                skip_blanks();
                ok = at_ + 2 <= text_.size() && (text_[at_ + 1] | 0x20) == 'm' &&
                     ((text_[at_] | 0x20) == 'a' || (text_[at_] | 0x20) == 'p');
                if (ok)
                    half_day = (text_[at_] | 0x20) == 'p';
                at_ += 2;
                break;
            case Piece::DayName:
            case Piece::DayShort:
                ok = letters() > 0;
                break;
            case Piece::Quarter: {
                double quarter = 0;
                ok = at_ < text_.size() && (text_[at_] | 0x20) == 'q';
                ++at_;
                ok = ok && number(1, 1, quarter) && quarter >= 1 && quarter <= 4;
                out.month = 3 * quarter - 2;
                break;
            }
            case Piece::MonthLetter:
            case Piece::DayLetter:
                ok = false; // a letter alone says too little
                break;
            case Piece::Literal:
                if (f.literal == ' ')
                    ok = skip_blanks() > 0 || i + 1 == pieces.size();
                else
                    ok = at_ < text_.size() && text_[at_++] == f.literal;
                break;
            }
            if (!ok)
                return std::nullopt;
        }
        skip_blanks();
        if (at_ != text_.size())
            return std::nullopt;
        if (half_day == 1 && out.hour < 12)
            out.hour += 12;
        if (half_day == 0 && out.hour == 12)
            out.hour = 0;
        return out;
    }

  private:
    bool number(size_t least, size_t most, double& out) {
        size_t n = 0;
        double value = 0;
        while (n < most && at_ + n < text_.size() && isdigit(static_cast<unsigned char>(text_[at_ + n])))
            value = value * 10 + (text_[at_ + n++] - '0');
        if (n < least)
            return false;
        at_ += n;
        out = value;
        return true;
    }
    void fraction(double& seconds) {
        if (at_ + 1 >= text_.size() || text_[at_] != '.' || !isdigit(static_cast<unsigned char>(text_[at_ + 1])))
            return;
        double place = 0.1;
        for (++at_; at_ < text_.size() && isdigit(static_cast<unsigned char>(text_[at_])); ++at_, place /= 10)
            seconds += place * (text_[at_] - '0');
    }
    size_t letters() {
        const size_t start = at_;
        while (at_ < text_.size() && isalpha(static_cast<unsigned char>(text_[at_])))
            ++at_;
        return at_ - start;
    }
    bool month(bool full, double& out) {
        const size_t start = at_;
        size_t n = letters();
        if (!full && n > 3) { // mmmyy and the like: three letters, then more
            n = 3;
            at_ = start + 3;
        }
        const std::string name = to_lower_ascii(text_.substr(start, n));
        for (int k = 0; k < 12; ++k)
            if (name.size() >= 3 && to_lower_ascii(kMonths[k]).starts_with(name)) {
                out = k + 1;
                return true;
            }
        return false;
    }
    size_t skip_blanks() {
        const size_t start = at_;
        while (at_ < text_.size() && isspace(static_cast<unsigned char>(text_[at_])))
            ++at_;
        return at_ - start;
    }

    std::string_view text_;
    double pivot_year_;
    size_t at_ = 0;
};

} // namespace

std::optional<DateParts> parse_date(std::string_view text, std::string_view format, double pivot_year) {
    while (!text.empty() && isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    if (std::isnan(pivot_year))
        pivot_year = parts_of(now_datenum()).year - 50;
    if (!format.empty())
        return DateReader(text, pivot_year).read(format);
    static constexpr std::string_view kDates[] = {
        "dd-mmm-yyyy", "yyyy-mm-dd", "yyyy/mm/dd", "mm/dd/yyyy", "mm/dd/yy", "mm/dd",       "mmm-dd-yyyy", "dd mmm yyyy",
        "mmm dd yyyy", "mmm dd, yyyy", "mmm.dd,yyyy", "mmm.dd.yyyy", "dd-mmm-yy", "mmmyyyy", "mmmyy",      "dddd, mmmm dd, yyyy",
        "mmmm dd, yyyy", "mmmm dd yyyy", "dd mmmm yyyy", "dd-mmmm-yyyy", "yyyy mmm dd", "dd/mm/yyyy", "mm-dd-yyyy", "yyyymmdd", "ddd mmm dd yyyy", "dd.mm.yyyy"};
    static constexpr std::string_view kTimes[] = {"HH:MM:SS", "HH:MM:SS PM", "HH:MM", "HH:MM PM"};
    for (const std::string_view date : kDates)
        if (const auto parts = DateReader(text, pivot_year).read(date))
            return parts;
    for (const std::string_view time : kTimes)
        if (const auto parts = DateReader(text, pivot_year).read(time))
            return parts;
    for (const std::string_view date : kDates)
        for (const std::string_view time : kTimes)
            for (const char between : {' ', 'T'})
                if (const auto parts = DateReader(text, pivot_year).read(std::string(date) + between + std::string(time)))
                    return parts;
    if (const auto parts = DateReader(text, pivot_year).read("yyyymmddTHHMMSS"))
        return parts;
    return DateReader(text, pivot_year).read("ddd mmm dd HH:MM:SS yyyy");
}

} // namespace etna::builtins
