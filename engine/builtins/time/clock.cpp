// Clocks: tic, toc, clock, now, cputime, etime, pause, and the seconds of Unix: time, localtime, mktime, strftime.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <iomanip>
#include <locale>
#include <sstream>
#include <thread>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/time/calendar.h"
#include "engine/common/platform.h"
#include "engine/common/users.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
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
/// `[total, user, system] = cputime`
void cputime(Call& call) {
    const ResourceUse use = resource_use();
    call.give(0, number(use.user_seconds + use.system_seconds));
    call.give(1, number(use.user_seconds));
    call.give(2, number(use.system_seconds));
}

/// `etime(t1, t0)`: seconds between date vectors, row by row.
void etime(Call& call) {
    const Value &from = call.arg(0), &to = call.arg(1);
    if (!from.is_numeric() || !to.is_numeric() || from.dims().cols() != 6 || to.dims().cols() != 6)
        fail({"MATLAB:etime:InvalidInput", "The times of etime are date vectors of six elements."});
    const ArrayView a(from), b(to);
    const bool none = from.is_empty() || to.is_empty();
    const int64_t rows = none ? 0 : std::max(from.dims().rows(), to.dims().rows());
    std::vector<double> out;
    for (int64_t r = 0; r < rows; ++r) {
        double p[6], q[6];
        for (int64_t k = 0; k < 6; ++k) {
            p[k] = a.double_at(std::min(r, from.dims().rows() - 1) + k * from.dims().rows());
            q[k] = b.double_at(std::min(r, to.dims().rows() - 1) + k * to.dims().rows());
        }
        // Days and seconds apart: a date number alone resolves only about 10 microseconds.
        const double days = datenum_of({q[0], q[1], q[2], 0, 0, 0}) - datenum_of({p[0], p[1], p[2], 0, 0, 0});
        out.push_back(days * 86400 + (q[3] - p[3]) * 3600 + (q[4] - p[4]) * 60 + (q[5] - p[5]));
    }
    call.give(out.size() == 1 ? number(out[0]) : column_vector(out));
}

// ---- seconds since 1970, in Octave's words

double unix_seconds() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}
void time_(Call& call) { call.give(number(unix_seconds())); }

constexpr std::string_view kTimeFields[] = {"usec", "sec", "min", "hour", "mday", "mon", "year", "wday", "yday", "isdst", "gmtoff", "zone"};

Value time_struct(const std::tm& t, double fraction, bool utc) {
    Ref<StructArray> out = StructArray::scalar();
    char zone[64] = "";
    std::tm copy = t;
    if (!utc)
        std::strftime(zone, sizeof zone, "%Z", &copy);
    const double local = datenum_of({t.tm_year + 1900.0, t.tm_mon + 1.0, double(t.tm_mday), double(t.tm_hour), double(t.tm_min), double(t.tm_sec)});
    const std::time_t seconds = std::mktime(&copy);
    const double offset = utc ? 0 : std::round((local - 719529) * 86400 - static_cast<double>(seconds));
    const double fields[] = {std::floor(fraction * 1e6), double(t.tm_sec), double(t.tm_min), double(t.tm_hour),
                             double(t.tm_mday), double(t.tm_mon), double(t.tm_year), double(t.tm_wday),
                             double(t.tm_yday), double(t.tm_isdst), offset};
    for (size_t k = 0; k < 11; ++k)
        out->set(std::string(kTimeFields[k]), number(fields[k]));
    out->set("zone", Value::text(std::string_view(utc ? "GMT" : zone)));
    return Value(std::move(out));
}
std::tm utc_time(std::time_t seconds) {
    const double whole = std::floor(static_cast<double>(seconds) / 86400);
    const int rest = static_cast<int>(static_cast<double>(seconds) - whole * 86400);
    const DateParts p = parts_of(719529 + whole);
    std::tm out{};
    out.tm_year = static_cast<int>(p.year) - 1900;
    out.tm_mon = static_cast<int>(p.month) - 1;
    out.tm_mday = static_cast<int>(p.day);
    out.tm_hour = rest / 3600;
    out.tm_min = rest / 60 % 60;
    out.tm_sec = rest % 60;
    out.tm_wday = weekday_of(719529 + whole) - 1;
    out.tm_yday = static_cast<int>(719529 + whole - datenum_of({p.year, 1, 1, 0, 0, 0}));
    return out;
}
/// Seconds since 1970 whose year an int holds.
double seconds_argument(const Call& call) {
    const double t = scalar_argument(call, 0);
    if (!(std::fabs(t) < 6e16))
        fail({"MATLAB:time:outOfRange", "The time {} is out of range."}, t);
    return t;
}
void localtime_(Call& call) {
    const double t = seconds_argument(call);
    call.give(time_struct(local_time(static_cast<std::time_t>(std::floor(t))), t - std::floor(t), false));
}
void gmtime_(Call& call) {
    const double t = seconds_argument(call);
    call.give(time_struct(utc_time(static_cast<std::time_t>(std::floor(t))), t - std::floor(t), true));
}
std::tm time_argument(const Call& call, int index, double* fraction = nullptr) {
    const Value& v = call.arg(index);
    if (!v.is_struct() || v.numel() != 1)
        fail({"MATLAB:mktime:invalidTime", "Argument {} of {} must be a time structure, as localtime gives it."}, index + 1, call.builtin.name);
    auto field = [&](std::string_view name) {
        const Value* found = v.structure().find(name);
        if (!found || !found->is_flat() || found->numel() != 1)
            fail({"MATLAB:mktime:invalidTime", "The time structure has no number in its field '{}'."}, name);
        const double number = found->to_double();
        return std::isnan(number) ? 0 : std::clamp(number, -2147480000.0, 2147480000.0);
    };
    std::tm out{};
    out.tm_sec = static_cast<int>(field("sec"));
    out.tm_min = static_cast<int>(field("min"));
    out.tm_hour = static_cast<int>(field("hour"));
    out.tm_mday = static_cast<int>(field("mday"));
    out.tm_mon = static_cast<int>(field("mon"));
    out.tm_year = static_cast<int>(field("year"));
    out.tm_wday = static_cast<int>(field("wday"));
    out.tm_yday = static_cast<int>(field("yday"));
    out.tm_isdst = static_cast<int>(field("isdst"));
    if (fraction)
        *fraction = field("usec") * 1e-6;
    return out;
}
void mktime_(Call& call) {
    double fraction = 0;
    std::tm t = time_argument(call, 0, &fraction);
    call.give(number(static_cast<double>(std::mktime(&t)) + fraction));
}
void strftime_(Call& call) {
    const std::string format = text_argument(call, 0);
    const std::tm t = time_argument(call, 1);
    std::string out(256 + 16 * format.size(), '\0');
    out.resize(format.empty() ? 0 : std::strftime(out.data(), out.size(), format.c_str(), &t));
    call.give(Value::text(out));
}

/// `[t, n] = strptime(text, format)`: the time, and the position behind what was read; 0 if the text does not fit.
void strptime_(Call& call) {
    const std::string text = text_argument(call, 0), format = text_argument(call, 1);
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    std::tm t{};
    in >> std::get_time(&t, format.c_str());
    const bool fits = !in.fail();
    if (!fits)
        t = {};
    if (t.tm_mday > 0) {
        const double day = datenum_of({t.tm_year + 1900.0, t.tm_mon + 1.0, double(t.tm_mday), 0, 0, 0});
        t.tm_wday = weekday_of(day) - 1;
        t.tm_yday = static_cast<int>(day - datenum_of({t.tm_year + 1900.0, 1, 1, 0, 0, 0}));
    }
    const int64_t read = !fits ? 0 : in.eof() ? static_cast<int64_t>(text.size()) + 1 : static_cast<int64_t>(in.tellg()) + 1;
    call.give(0, time_struct(t, 0, true));
    call.give(1, number(static_cast<double>(read)));
}

struct PauseState {
    bool enabled = true;
};
/// Waits in short steps, so that an interrupt and the host's requests are served meanwhile.
void pause_(Call& call) {
    call.interpreter.flush_extensions();
    if (call.nargin() == 0) {
        call.interpreter.host().read_line("");
        return;
    }
    PauseState& state = call.interpreter.state<PauseState>();
    if (call.arg(0).is_text()) { // 'on', 'off', 'query': gives the state before
        const bool before = state.enabled;
        if (text_is(call.arg(0), "on") || text_is(call.arg(0), "off"))
            state.enabled = text_is(call.arg(0), "on");
        else if (!text_is(call.arg(0), "query"))
            fail({"MATLAB:pause:InvalidInputType", "Use a number of seconds, 'on', 'off' or 'query'."});
        if (call.nargout > 0 || text_is(call.arg(0), "query"))
            call.give(Value::text(std::string_view(before ? "on" : "off")));
        return;
    }
    const double seconds = scalar_argument(call, 0);
    if (!(seconds >= 0))
        fail({"MATLAB:pause:InvalidInputType", "The time to pause must be a nonnegative number of seconds."});
    if (!state.enabled)
        return;
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
    {"cputime", "Performance", "CPU time used", 0, 0, 3, cputime},
    {"etime", kTime, "Time elapsed between date vectors", 2, 2, 1, etime, kPure},
    {"time", kTime, "Seconds since the beginning of 1970", 0, 0, 1, time_},
    {"localtime", kTime, "Parts of a time in seconds, where this computer is", 1, 1, 1, localtime_},
    {"gmtime", kTime, "Parts of a time in seconds, universal time", 1, 1, 1, gmtime_},
    {"mktime", kTime, "Seconds from the parts of a local time", 1, 1, 1, mktime_},
    {"strptime", "Octave", "Time from text", 2, 2, 2, strptime_},
    {"strftime", kTime, "Text of a time structure", 2, 2, 1, strftime_},
    {"pause", "Programming", "Stop execution temporarily", 0, 1, 1, pause_},
};

} // namespace

void register_clock(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
