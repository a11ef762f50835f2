// Date numbers, vectors and text: datenum, datevec, datestr, weekday, addtodate, eomday.
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/time/calendar.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kUnreadable{"MATLAB:datenum:ConvertDateString", "Failed to convert from text to date number: '{}'."};
constexpr Message kUnreadableVector{"MATLAB:datevec:dateFormat", "Failed to lookup month of the year, or to read '{}' as a date."};
constexpr Message kVectorWidth{"MATLAB:datenum:InvalidDateVector", "A date vector has three or six columns: years, months, days and hours, minutes, seconds."};
constexpr Message kPartsClass{"MATLAB:datenum:NonDoubleInput", "The parts of a date must be of class double or single."};
constexpr Message kPartsSizes{"MATLAB:datenum:SizeMismatch", "The parts of a date must have the same size or be scalar."};
constexpr Message kFormatNumber{"MATLAB:datestr:InputClass", "Date formats are numbers from 0 to 31 or text."};

DateParts parts_from(const double* v, size_t count) {
    DateParts p;
    double* fields[] = {&p.year, &p.month, &p.day, &p.hour, &p.minute, &p.second};
    for (size_t i = 0; i < count && i < 6; ++i)
        *fields[i] = v[i];
    return p;
}

std::string_view numbered_format(double n) {
    static constexpr std::string_view kFormats[] = {
        "dd-mmm-yyyy HH:MM:SS", "dd-mmm-yyyy", "mm/dd/yy", "mmm", "m", "mm", "mm/dd", "dd", "ddd", "d", "yyyy", "yy", "mmmyy",
        "HH:MM:SS", "HH:MM:SS PM", "HH:MM", "HH:MM PM", "QQ-YY", "QQ", "dd/mm", "dd/mm/yy", "mmm.dd,yyyy HH:MM:SS", "mmm.dd,yyyy",
        "mm/dd/yyyy", "dd/mm/yyyy", "yy/mm/dd", "yyyy/mm/dd", "QQ-YYYY", "mmmyyyy", "yyyy-mm-dd", "yyyymmddTHHMMSS",
        "yyyy-mm-dd HH:MM:SS"};
    if (!(n >= 0 && n <= 31) || n != std::floor(n))
        fail(kFormatNumber);
    return kFormats[static_cast<size_t>(n)];
}

/// `(dates, format, pivot)` of the functions that read text: both optional, in this order.
struct ReadOptions {
    std::string format;
    double pivot = std::nan("");
};
ReadOptions read_options(const Call& call) {
    ReadOptions out;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_text())
            out.format = v.to_text();
        else if (i == 1 && call.nargin() == 2 && v.is_numeric() && v.numel() == 1 && v.to_double() < 32)
            out.format = numbered_format(v.to_double());
        else if (v.is_numeric() && v.numel() == 1)
            out.pivot = v.to_double();
    }
    return out;
}

/// Dates given as text; false if the value is no text.
bool read_texts(const Value& x, const ReadOptions& options, const Message& refusal, std::vector<DateParts>& out, Dims* dims = nullptr) {
    TextList list;
    if (x.is_numeric() || !read_text_list(x, list))
        return false;
    for (const std::u16string& item : list.items) {
        const std::string text = to_utf8(item);
        const std::optional<DateParts> parts = parse_date(text, options.format, options.pivot);
        if (!parts)
            fail(refusal, text);
        out.push_back(*parts);
    }
    if (dims)
        *dims = Dims(static_cast<int64_t>(out.size()), 1);
    return true;
}

std::vector<double> rows_as_datenums(const Value& x) {
    const int64_t rows = x.dims().rows(), cols = x.dims().cols();
    const ArrayView view(x);
    std::vector<double> out;
    for (int64_t r = 0; r < rows; ++r) {
        double v[6];
        for (int64_t c = 0; c < cols; ++c)
            v[c] = view.double_at(r + c * rows);
        out.push_back(datenum_of(parts_from(v, static_cast<size_t>(cols))));
    }
    return out;
}

Value with_dims(const std::vector<double>& elements, const Dims& dims) {
    return elements.size() == 1 ? number(elements[0]) : Value(Array::of<double>(dims, elements.data()));
}

/// `datenum(y, m, d, h, mi, s)`: scalars go with arrays.
void datenum_of_arguments(Call& call) {
    std::vector<std::vector<double>> parts;
    Dims dims;
    size_t count = 1;
    bool sized = false;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_float() && !v.is_logical())
            fail(kPartsClass);
        parts.push_back(to_double_vector(v));
        if (v.numel() == 1)
            continue;
        if (sized && !(v.dims() == dims))
            fail(kPartsSizes);
        dims = v.dims();
        count = parts.back().size();
        sized = true;
    }
    std::vector<double> out;
    for (size_t k = 0; k < count; ++k) {
        double row[6];
        for (size_t i = 0; i < parts.size(); ++i)
            row[i] = parts[i][parts[i].size() == 1 ? 0 : k];
        out.push_back(datenum_of(parts_from(row, parts.size())));
    }
    call.give(with_dims(out, dims));
}

void datenum(Call& call) {
    std::vector<DateParts> read;
    Dims dims;
    if (read_texts(call.arg(0), read_options(call), kUnreadable, read, &dims)) {
        std::vector<double> out;
        for (const DateParts& parts : read)
            out.push_back(datenum_of(parts));
        return call.give(with_dims(out, dims));
    }
    if (call.nargin() >= 2)
        return datenum_of_arguments(call);
    const Value& x = call.arg(0);
    if (!x.is_float())
        fail(kPartsClass);
    if (x.dims().cols() >= 3 && x.dims().cols() <= 6 && x.dims().count() == 2) {
        const std::vector<double> out = rows_as_datenums(x);
        return call.give(with_dims(out, Dims(static_cast<int64_t>(out.size()), 1)));
    }
    if (x.dims().cols() == 2 || x.dims().cols() > 6)
        fail(kVectorWidth);
    call.give(x); // date numbers already
}

void give_vectors(Call& call, const std::vector<DateParts>& dates) {
    const int64_t n = static_cast<int64_t>(dates.size());
    std::vector<double> out(dates.size() * 6);
    for (int64_t r = 0; r < n; ++r) {
        const DateParts& p = dates[static_cast<size_t>(r)];
        const double fields[] = {p.year, p.month, p.day, p.hour, p.minute, p.second};
        for (int64_t c = 0; c < 6; ++c)
            out[static_cast<size_t>(r + c * n)] = fields[c];
    }
    if (call.nargout <= 1)
        return call.give(Value(Array::of<double>(Dims(n, 6), out.data())));
    for (int c = 0; c < std::min(6, call.nargout); ++c)
        call.give(c, n == 1 ? number(out[static_cast<size_t>(c)]) : column_vector({out.begin() + c * n, out.begin() + (c + 1) * n}));
}

void datevec(Call& call) {
    std::vector<DateParts> dates;
    if (!read_texts(call.arg(0), read_options(call), kUnreadableVector, dates)) {
        require_numeric(call, call.arg(0));
        for (const double d : to_double_vector(call.arg(0)))
            dates.push_back(parts_of(d));
    }
    give_vectors(call, dates);
}

/// Date numbers from anything that names dates: numbers, rows of date vectors, text. `dims`: their shape.
std::vector<double> datenums_of(const Call& call, const Value& x, Dims& dims) {
    std::vector<DateParts> read;
    if (read_texts(x, {}, kUnreadable, read, &dims)) {
        std::vector<double> out;
        for (const DateParts& parts : read)
            out.push_back(datenum_of(parts));
        return out;
    }
    require_numeric(call, x);
    dims = x.dims();
    // Six columns are date vectors when they look like dates: whole parts that add up to about a year.
    const bool wide = dims.count() == 2 && (dims.cols() == 6 || dims.cols() == 3) && dims.rows() > 0;
    bool vectors = wide;
    const ArrayView view(x);
    for (int64_t r = 0; vectors && r < dims.rows(); ++r) {
        double sum = 0;
        for (int64_t c = 0; c < dims.cols(); ++c) {
            const double v = view.double_at(r + c * dims.rows());
            sum += v;
            vectors = vectors && (c == 5 || v == std::floor(v));
        }
        vectors = vectors && std::abs(sum - 2000) <= 500;
    }
    if (!vectors)
        return to_double_vector(x);
    dims = Dims(dims.rows(), 1);
    return rows_as_datenums(x);
}

Value text_rows(const std::vector<std::string>& rows) {
    size_t width = 0;
    for (const std::string& row : rows)
        width = std::max(width, row.size());
    const int64_t n = static_cast<int64_t>(rows.size());
    Ref<Array> out = Array::uninitialized(ClassId::Char, Dims(n, static_cast<int64_t>(width)));
    for (int64_t r = 0; r < n; ++r)
        for (size_t c = 0; c < width; ++c) {
            const std::string& row = rows[static_cast<size_t>(r)];
            out->data_mut<char16_t>()[r + static_cast<int64_t>(c) * n] = c < row.size() ? static_cast<unsigned char>(row[c]) : u' ';
        }
    return Value(std::move(out));
}

void datestr(Call& call) {
    std::vector<double> days{now_datenum()};
    Dims dims;
    if (call.nargin() > 0)
        days = datenums_of(call, call.arg(0), dims);
    for (const double d : days)
        if (!std::isfinite(d))
            fail({"MATLAB:datestr:ConvertDateNumber", "Date numbers must be finite."});
    std::string format;
    if (call.nargin() > 1 && call.arg(1).is_text() && !call.arg(1).is_empty())
        format = text_argument(call, 1);
    else if (call.nargin() > 1 && !call.arg(1).is_empty() && !(call.arg(1).is_numeric() && call.arg(1).to_double() < 0))
        format = numbered_format(scalar_argument(call, 1));
    else {
        bool midnight = true;
        for (const double d : days)
            midnight = midnight && d == std::floor(d);
        format = numbered_format(midnight ? 1 : 0);
    }
    std::vector<std::string> rows;
    for (const double d : days)
        rows.push_back(date_text(d, format));
    call.give(text_rows(rows));
}

/// `[n, name] = weekday(d, 'long')`
void weekday(Call& call) {
    Dims dims;
    const std::vector<double> days = datenums_of(call, call.arg(0), dims);
    bool full = false;
    for (int i = 1; i < call.nargin(); ++i) {
        const std::string word = to_lower_ascii(text_argument(call, i));
        full = full || word == "long";
        if (word != "long" && word != "short" && word != "local" && word != "en_us")
            fail(kUnknownOption, word, call.builtin.name);
    }
    std::vector<double> out;
    std::vector<std::string> names;
    for (const double d : days) {
        const int weekday = weekday_of(d);
        out.push_back(weekday == 0 ? std::numeric_limits<double>::quiet_NaN() : weekday);
        const std::string_view name = day_name(weekday);
        names.emplace_back(full ? name : name.substr(0, 3));
    }
    call.give(0, with_dims(out, dims));
    if (call.nargout > 1)
        call.give(1, text_rows(names));
}

double added(double day, double n, const std::string& unit) {
    if (unit == "year" || unit == "month") {
        DateParts p = parts_of(day);
        p.month += unit == "year" ? 12 * n : n;
        const double shift = std::floor((p.month - 1) / 12);
        p.year += shift;
        p.month -= 12 * shift;
        p.day = std::min(p.day, last_day_of_month(p.year, p.month));
        return datenum_of({p.year, p.month, p.day, 0, 0, 0}) + (day - std::floor(day));
    }
    static constexpr std::pair<std::string_view, double> kUnits[] = {
        {"day", 1}, {"hour", 24}, {"minute", 1440}, {"second", 86400}, {"millisecond", 86400000}};
    for (const auto& [name, parts] : kUnits)
        if (unit == name)
            return day + n / parts;
    fail({"MATLAB:addtodate:InvalidDateField", "Unknown date field '{}'. Use year, month, day, hour, minute, second or millisecond."}, unit);
}
/// `addtodate(d, n, field)`
void addtodate(Call& call) {
    require_numeric(call, call.arg(0));
    require_numeric(call, call.arg(1));
    const std::string unit = text_argument(call, 2);
    const Broadcast broadcast(call.arg(0).dims(), call.arg(1).dims());
    const std::vector<double> days = to_double_vector(call.arg(0)), counts = to_double_vector(call.arg(1));
    for (const double n : counts)
        if (n != std::floor(n))
            fail({"MATLAB:addtodate:NonIntegerInput", "The quantity to add must be a whole number."});
    std::vector<double> out(static_cast<size_t>(broadcast.numel()));
    broadcast.run([&](int64_t o, int64_t i, int64_t j) {
        out[static_cast<size_t>(o)] = added(days[static_cast<size_t>(i)], counts[static_cast<size_t>(j)], unit);
    });
    call.give(with_dims(out, broadcast.dims()));
}

void eomday(Call& call) {
    require_numeric(call, call.arg(0));
    require_numeric(call, call.arg(1));
    const Broadcast broadcast(call.arg(0).dims(), call.arg(1).dims());
    const std::vector<double> years = to_double_vector(call.arg(0)), months = to_double_vector(call.arg(1));
    std::vector<double> out(static_cast<size_t>(broadcast.numel()));
    broadcast.run([&](int64_t o, int64_t i, int64_t j) {
        const double month = months[static_cast<size_t>(j)];
        out[static_cast<size_t>(o)] = month >= 1 && month < 13 ? last_day_of_month(years[static_cast<size_t>(i)], std::floor(month)) : std::nan("");
    });
    call.give(with_dims(out, broadcast.dims()));
}

constexpr std::string_view kTime = "Dates and Time";
constexpr Builtin kRows[] = {
    {"datenum", kTime, "Convert date and time to serial date number", 1, 6, 1, datenum},
    {"datevec", kTime, "Convert date and time to vector of components", 1, 3, 6, datevec},
    {"datestr", kTime, "Convert date and time to text", 0, 4, 1, datestr},
    {"weekday", kTime, "Day of week", 1, 3, 2, weekday, kPure},
    {"addtodate", kTime, "Modify date number by field", 3, 3, 1, addtodate, kPure},
    {"eomday", kTime, "Last day of month", 2, 2, 1, eomday, kPure},
};

} // namespace

void register_dates(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
