// tic, toc, clock, now, datestr, datenum, pause.
#include <chrono>
#include <cmath>
#include <ctime>
#include <thread>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/time/calendar.h"
#include "engine/common/platform.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

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
    static constexpr double kCumulative[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const bool leap = (std::fmod(year, 4) == 0 && std::fmod(year, 100) != 0) || std::fmod(year, 400) == 0;
    return 365 * year + std::ceil(year / 4) - std::ceil(year / 100) + std::ceil(year / 400) +
           kCumulative[static_cast<int>(month) - 1] + (leap && month > 2 ? 1 : 0);
}

} // namespace

double datenum_of(const DateParts& p) {
    return days_before(p.year, std::max(1.0, p.month)) + p.day + p.hour / 24 + p.minute / 1440 + p.second / 86400;
}

DateParts parts_of(double datenum) {
    DateParts out;
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

std::string date_text(double datenum, std::string_view format) {
    DateParts p = parts_of(datenum);
    // Without milliseconds in the format, seconds are cut, not rounded.
    const int weekday = static_cast<int>(std::fmod(std::floor(datenum) - 1 + 6, 7) + 7) % 7;
    const bool half_day = format.find("AM") != std::string_view::npos || format.find("PM") != std::string_view::npos;
    const int hour = static_cast<int>(p.hour);
    std::string out;
    for (size_t i = 0; i < format.size();) {
        const std::string_view rest = format.substr(i);
        auto is = [&](std::string_view word) { return rest.starts_with(word); };
        auto put = [&](size_t n, const std::string& s) {
            out += s;
            i += n;
        };
        const size_t month = static_cast<size_t>(p.month) - 1;
        if (is("yyyy"))
            put(4, fmt::format("{:04d}", static_cast<int>(p.year)));
        else if (is("yy"))
            put(2, fmt::format("{:02d}", static_cast<int>(p.year) % 100));
        else if (is("mmmm"))
            put(4, std::string(kMonths[month]));
        else if (is("mmm"))
            put(3, std::string(kMonths[month].substr(0, 3)));
        else if (is("mm"))
            put(2, fmt::format("{:02d}", static_cast<int>(p.month)));
        else if (is("dddd"))
            put(4, std::string(kDays[weekday]));
        else if (is("ddd"))
            put(3, std::string(kDays[weekday].substr(0, 3)));
        else if (is("dd"))
            put(2, fmt::format("{:02d}", static_cast<int>(p.day)));
        else if (is("HH"))
            put(2, half_day ? fmt::format("{:2d}", hour % 12 == 0 ? 12 : hour % 12) : fmt::format("{:02d}", hour));
        else if (is("MM"))
            put(2, fmt::format("{:02d}", static_cast<int>(p.minute)));
        else if (is("SS"))
            put(2, fmt::format("{:02d}", static_cast<int>(p.second)));
        else if (is("FFF"))
            put(3, fmt::format("{:03d}", static_cast<int>((p.second - std::floor(p.second)) * 1000)));
        else if (is("AM") || is("PM"))
            put(2, hour >= 12 ? "PM" : "AM");
        else
            put(1, std::string(1, format[i]));
    }
    return out;
}

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Stopwatch {
    bool running = false;
    SteadyClock::time_point start;
};
uint64_t microseconds(SteadyClock::time_point t) {
    return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(t.time_since_epoch()).count());
}

void tic(Call& call) {
    const SteadyClock::time_point now = SteadyClock::now();
    if (call.nargout > 0)
        return call.give(Value::of(microseconds(now)));
    call.interpreter.state<Stopwatch>() = {true, now};
}
void toc(Call& call) {
    const SteadyClock::time_point now = SteadyClock::now();
    double elapsed = 0;
    if (call.nargin() > 0) {
        if (call.arg(0).class_id() != ClassId::UInt64 || call.arg(0).numel() != 1)
            fail({"MATLAB:toc:invalidTimerID", "Timer handles come from tic."});
        const uint64_t start = ArrayView(call.arg(0)).data<uint64_t>()[0];
        elapsed = static_cast<double>(microseconds(now) - start) * 1e-6;
    } else {
        const Stopwatch& watch = call.interpreter.state<Stopwatch>();
        if (!watch.running)
            fail({"MATLAB:toc:callTicFirstNoInputs",
                  "You must call 'tic' without an output argument before calling 'toc' without an input argument."});
        elapsed = std::chrono::duration<double>(now - watch.start).count();
    }
    if (call.nargout > 0)
        return call.give(number(elapsed));
    call.interpreter.write(fmt::format("Elapsed time is {:.6f} seconds.\n", elapsed));
}

Value parts_row(const DateParts& p) {
    return row_vector({p.year, p.month, p.day, p.hour, p.minute, p.second});
}

void clock_(Call& call) {
    call.give(parts_row(parts_of(now_datenum())));
}
void now(Call& call) {
    call.give(number(now_datenum()));
}
void date(Call& call) {
    call.give(Value::text(date_text(now_datenum(), "dd-mmm-yyyy")));
}
void cputime(Call& call) {
    call.give(number(static_cast<double>(std::clock()) / CLOCKS_PER_SEC));
}

DateParts parts_from_row(const std::vector<double>& v) {
    DateParts p;
    double* fields[] = {&p.year, &p.month, &p.day, &p.hour, &p.minute, &p.second};
    for (size_t i = 0; i < v.size() && i < 6; ++i)
        *fields[i] = v[i];
    return p;
}
void etime(Call& call) {
    const DateParts a = parts_from_row(to_double_vector(call.arg(0))),
                    b = parts_from_row(to_double_vector(call.arg(1)));
    // Days and seconds apart: a date number alone resolves only about 10 microseconds.
    const double days = days_before(b.year, b.month) + b.day - days_before(a.year, a.month) - a.day;
    call.give(number(days * 86400 + (b.hour - a.hour) * 3600 + (b.minute - a.minute) * 60 + (b.second - a.second)));
}

/// Reads the formats that datestr writes; NaN if none fits.
double parse_date(std::string_view s) {
    const std::string text(s);
    int y = 0, m = 0, d = 0, h = 0, mi = 0, n = 0;
    double sec = 0;
    char month[16] = "";
    auto month_number = [&]() {
        const std::string name = to_lower_ascii(month);
        for (int k = 0; k < 12; ++k)
            if (name.size() >= 3 && to_lower_ascii(kMonths[k]).starts_with(name))
                return k + 1;
        return 0;
    };
    auto time_after = [&](int at) {
        h = mi = 0;
        sec = 0;
        const char* rest = text.c_str() + at;
        while (*rest == ' ' || *rest == 'T')
            ++rest;
        int used = 0;
        if (*rest && std::sscanf(rest, "%d:%d:%lf%n", &h, &mi, &sec, &used) < 3 &&
            std::sscanf(rest, "%d:%d%n", &h, &mi, &used) < 2)
            return *rest == 0;
        const std::string tail = to_lower_ascii(rest + used);
        if (tail.find("pm") != std::string::npos && h < 12)
            h += 12;
        if (tail.find("am") != std::string::npos && h == 12)
            h = 0;
        return true;
    };
    auto full = [&]() { return datenum_of({double(y), double(m), double(d), double(h), double(mi), sec}); };
    if (std::sscanf(text.c_str(), "%d-%15[A-Za-z]-%d%n", &d, month, &y, &n) == 3 && (m = month_number()) &&
        time_after(n))
        return full();
    if (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &y, &m, &d, &n) == 3 && time_after(n))
        return full();
    if (std::sscanf(text.c_str(), "%4d/%2d/%2d%n", &y, &m, &d, &n) == 3 && y > 31 && time_after(n))
        return full();
    if (std::sscanf(text.c_str(), "%2d/%2d/%4d%n", &m, &d, &y, &n) == 3 && time_after(n))
        return full();
    if (std::sscanf(text.c_str(), "%15[A-Za-z]-%d-%d%n", month, &d, &y, &n) == 3 && (m = month_number()) &&
        time_after(n))
        return full();
    if (std::sscanf(text.c_str(), "%d:%d", &h, &mi) == 2 && time_after(0)) {
        const DateParts today = parts_of(now_datenum());
        return datenum_of({today.year, 1, 1, double(h), double(mi), sec});
    }
    return std::nan("");
}

/// Date numbers from text, date vectors (rows of 3 or 6), or numbers.
std::vector<double> datenums_of(const Call& call, int index) {
    const Value& x = call.arg(index);
    TextList list;
    std::vector<double> out;
    if (!x.is_numeric() && read_text_list(x, list)) {
        for (const std::u16string& item : list.items) {
            out.push_back(parse_date(to_utf8(item)));
            if (std::isnan(out.back()))
                fail({"MATLAB:datenum:ConvertDateString", "Failed to read '{}' as a date."}, to_utf8(item));
        }
        return out;
    }
    require_numeric(call, x);
    const Dims dims = x.dims();
    std::vector<double> v = to_double_vector(x);
    const bool vectors = dims.count() == 2 && (dims.cols() == 6 || dims.cols() == 3) && dims.rows() > 0 &&
                         (call.nargin() < 3 || index > 0 || call.builtin.name == "datestr") &&
                         v[0] == std::floor(v[0]) && v[0] < 10000 && v[0] > 0;
    if (!vectors)
        return v;
    for (int64_t r = 0; r < dims.rows(); ++r) {
        std::vector<double> row;
        for (int64_t c = 0; c < dims.cols(); ++c)
            row.push_back(v[static_cast<size_t>(r + c * dims.rows())]);
        out.push_back(datenum_of(parts_from_row(row)));
    }
    return out;
}

void datenum(Call& call) {
    if (call.nargin() >= 3 && call.arg(0).is_numeric()) {
        std::vector<std::vector<double>> parts;
        size_t n = 1;
        Dims dims;
        for (int i = 0; i < call.nargin(); ++i) {
            parts.push_back(to_double_vector(call.arg(i)));
            if (parts.back().size() != 1) {
                n = parts.back().size();
                dims = call.arg(i).dims();
            }
        }
        std::vector<double> out;
        for (size_t k = 0; k < n; ++k) {
            std::vector<double> row;
            for (const auto& p : parts)
                row.push_back(p[p.size() == 1 ? 0 : k]);
            out.push_back(datenum_of(parts_from_row(row)));
        }
        return call.give(Value(Array::of<double>(dims, out.data())));
    }
    const std::vector<double> out = datenums_of(call, 0);
    call.give(out.size() == 1 ? number(out[0]) : column_vector(out));
}
void datevec(Call& call) {
    const std::vector<double> days = datenums_of(call, 0);
    const int64_t n = static_cast<int64_t>(days.size());
    std::vector<double> out(days.size() * 6);
    for (int64_t r = 0; r < n; ++r) {
        const DateParts p = parts_of(days[static_cast<size_t>(r)]);
        const double fields[] = {p.year, p.month, p.day, p.hour, p.minute, p.second};
        for (int64_t c = 0; c < 6; ++c)
            out[static_cast<size_t>(r + c * n)] = fields[c];
    }
    if (call.nargout <= 1)
        return call.give(Value(Array::of<double>(Dims(n, 6), out.data())));
    for (int c = 0; c < std::min(6, call.nargout); ++c)
        call.give(c, column_vector({out.begin() + c * n, out.begin() + (c + 1) * n}));
}

std::string_view numbered_format(int n) {
    static constexpr std::string_view kFormats[] = {"dd-mmm-yyyy HH:MM:SS",
                                                    "dd-mmm-yyyy",
                                                    "mm/dd/yy",
                                                    "mmm",
                                                    "m",
                                                    "mm",
                                                    "mm/dd",
                                                    "dd",
                                                    "ddd",
                                                    "d",
                                                    "yyyy",
                                                    "yy",
                                                    "mmmyy",
                                                    "HH:MM:SS",
                                                    "HH:MM:SS PM",
                                                    "HH:MM",
                                                    "HH:MM PM",
                                                    "QQ-YY",
                                                    "QQ",
                                                    "dd/mm",
                                                    "dd/mm/yy",
                                                    "mmm.dd,yyyy HH:MM:SS",
                                                    "mmm.dd,yyyy",
                                                    "mm/dd/yyyy",
                                                    "dd/mm/yyyy",
                                                    "yy/mm/dd",
                                                    "yyyy/mm/dd",
                                                    "QQ-YYYY",
                                                    "mmmyyyy",
                                                    "yyyy-mm-dd",
                                                    "yyyymmddTHHMMSS",
                                                    "yyyy-mm-dd HH:MM:SS"};
    if (n < 0 || n > 31)
        fail({"MATLAB:datestr:InputClass", "Date formats are numbers from 0 to 31 or text."});
    return kFormats[n];
}
void datestr(Call& call) {
    const std::vector<double> days = call.nargin() > 0 ? datenums_of(call, 0) : std::vector<double>{now_datenum()};
    std::string format;
    if (call.nargin() > 1 && call.arg(1).is_text())
        format = text_argument(call, 1);
    else if (call.nargin() > 1 && !call.arg(1).is_empty())
        format = numbered_format(static_cast<int>(integer_argument(call, 1)));
    else {
        bool midnight = true;
        for (const double d : days)
            midnight = midnight && d == std::floor(d);
        format = numbered_format(midnight ? 1 : 0);
    }
    std::vector<std::string> rows;
    size_t width = 0;
    for (const double d : days) {
        rows.push_back(date_text(d, format));
        width = std::max(width, rows.back().size());
    }
    const int64_t n = static_cast<int64_t>(rows.size());
    Ref<Array> out = Array::uninitialized(ClassId::Char, Dims(n, static_cast<int64_t>(width)));
    for (int64_t r = 0; r < n; ++r)
        for (size_t c = 0; c < width; ++c)
            out->data_mut<char16_t>()[r + static_cast<int64_t>(c) * n] =
                c < rows[static_cast<size_t>(r)].size() ? static_cast<unsigned char>(rows[static_cast<size_t>(r)][c])
                                                        : u' ';
    call.give(Value(std::move(out)));
}
void weekday(Call& call) {
    const std::vector<double> days = datenums_of(call, 0);
    std::vector<double> out;
    for (const double d : days)
        out.push_back(std::fmod(std::fmod(std::floor(d) - 2, 7) + 7, 7) + 1);
    call.give(0, out.size() == 1 ? number(out[0]) : column_vector(out));
    if (call.nargout > 1)
        call.give(1, Value::text(kDays[static_cast<size_t>(out[0]) - 1].substr(0, 3)));
}
void addtodate(Call& call) {
    const double day = scalar_argument(call, 0), n = scalar_argument(call, 1);
    const std::string unit = text_argument(call, 2);
    DateParts p = parts_of(day);
    if (unit == "year")
        p.year += n;
    else if (unit == "month") {
        p.month += n;
        const double shift = std::floor((p.month - 1) / 12);
        p.year += shift;
        p.month -= 12 * shift;
        p.day = std::min(p.day, days_before(p.year, p.month + 1) - days_before(p.year, p.month));
    } else {
        const double scale = unit == "day"           ? 1
                             : unit == "hour"        ? 24
                             : unit == "minute"      ? 1440
                             : unit == "second"      ? 86400
                             : unit == "millisecond" ? 86400000
                                                     : 0;
        if (scale == 0)
            fail(kUnknownOption, unit, call.builtin.name);
        return call.give(number(day + n / scale));
    }
    call.give(number(datenum_of(p)));
}
void eomday(Call& call) {
    const double y = scalar_argument(call, 0), m = scalar_argument(call, 1);
    call.give(number(days_before(y, m + 1) - days_before(y, m)));
}

/// Waits in short steps, so that an interrupt and the host's requests are served meanwhile.
void pause_(Call& call) {
    call.interpreter.flush_extensions();
    if (call.nargin() == 0) {
        call.interpreter.host().read_line("");
        return;
    }
    if (call.arg(0).is_text())
        return; // pause('on'), pause('off'), pause('query')
    const double seconds = scalar_argument(call, 0);
    if (!(seconds >= 0))
        fail({"MATLAB:pause:InvalidInputType", "The time to pause must be a nonnegative number of seconds."});
    const auto end = SteadyClock::now() + std::chrono::duration<double>(std::min(seconds, 1e9));
    while (SteadyClock::now() < end) {
        call.interpreter.host().safe_point();
        call.interpreter.check_interrupt();
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - SteadyClock::now());
        std::this_thread::sleep_for(std::clamp(left, std::chrono::microseconds(0), std::chrono::microseconds(10000)));
    }
}

constexpr std::string_view kTime = "Dates and Time";
constexpr Builtin kRows[] = {
    {"tic", "Performance", "Start stopwatch timer", 0, 0, 1, tic},
    {"toc", "Performance", "Read elapsed time from stopwatch", 0, 1, 1, toc},
    {"clock", kTime, "Current date and time as date vector", 0, 0, 1, clock_},
    {"now", kTime, "Current date and time as serial date number", 0, 0, 1, now},
    {"date", kTime, "Current date as character vector", 0, 0, 1, date},
    {"cputime", "Performance", "CPU time used", 0, 0, 1, cputime},
    {"etime", kTime, "Time elapsed between date vectors", 2, 2, 1, etime, kPure},
    {"datenum", kTime, "Convert date and time to serial date number", 1, 6, 1, datenum},
    {"datevec", kTime, "Convert date and time to vector of components", 1, 3, 6, datevec},
    {"datestr", kTime, "Convert date and time to text", 0, 3, 1, datestr},
    {"weekday", kTime, "Day of week", 1, 2, 2, weekday, kPure},
    {"addtodate", kTime, "Modify date number by field", 3, 3, 1, addtodate, kPure},
    {"eomday", kTime, "Last day of month", 2, 2, 1, eomday, kPure},
    {"pause", "Programming", "Stop execution temporarily", 0, 1, 0, pause_},
};

} // namespace

void register_clock(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
