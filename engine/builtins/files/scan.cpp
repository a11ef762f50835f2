// sscanf, fscanf: text to numbers by a format.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/open_files.h"
#include "engine/builtins/files/scan_format.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {

std::vector<Directive> parse_format(const std::string& format) {
    std::vector<Directive> out;
    for (size_t i = 0; i < format.size();) {
        if (isspace(static_cast<unsigned char>(format[i]))) {
            while (i < format.size() && isspace(static_cast<unsigned char>(format[i])))
                ++i;
            out.emplace_back();
            out.back().kind = Directive::Kind::Blank;
            continue;
        }
        if (format[i] != '%' || (i + 1 < format.size() && format[i + 1] == '%')) {
            if (out.empty() || out.back().kind != Directive::Kind::Literal)
                out.push_back({});
            out.back().literal += format[i];
            i += format[i] == '%' ? 2 : 1;
            continue;
        }
        Directive d;
        d.kind = Directive::Kind::Conversion;
        ++i;
        if (i < format.size() && format[i] == '*') {
            d.skip = true;
            ++i;
        }
        while (i < format.size() && isdigit(static_cast<unsigned char>(format[i])))
            d.width = d.width * 10 + static_cast<size_t>(format[i++] - '0');
        if (i < format.size() && format[i] == '.') { // %5.2f of textscan: the precision adds nothing to reading
            ++i;
            while (i < format.size() && isdigit(static_cast<unsigned char>(format[i])))
                ++i;
        }
        for (; i < format.size() && (format[i] == 'l' || format[i] == 'h' || format[i] == 'L'); ++i)
            (format[i] == 'h' ? d.narrow : d.wide) = true;
        if (i >= format.size())
            fail({"MATLAB:scanf:InvalidFormat", "The format ends within a conversion."});
        d.conversion = format[i++];
        if (d.conversion == '[') {
            if (i < format.size() && format[i] == '^') {
                d.negated = true;
                ++i;
            }
            const size_t start = i;
            size_t end = format.find(']', i + (i < format.size() && format[i] == ']' ? 1 : 0));
            if (end == std::string::npos)
                fail({"MATLAB:scanf:InvalidFormat", "A set of characters in the format has no closing bracket."});
            for (size_t k = start; k < end; ++k) {
                if (k + 2 < end && format[k + 1] == '-') {
                    for (int c = static_cast<unsigned char>(format[k]); c <= static_cast<unsigned char>(format[k + 2]); ++c)
                        d.literal += static_cast<char>(c);
                    k += 2;
                } else {
                    d.literal += format[k];
                }
            }
            i = end + 1;
        } else {
            while (i < format.size() && isdigit(static_cast<unsigned char>(format[i])) && (d.conversion == 'd' || d.conversion == 'u' || d.conversion == 'f'))
                d.bits = d.bits * 10 + (format[i++] - '0'); // %d32 of textscan
        }
        out.push_back(std::move(d));
    }
    return out;
}

namespace {

void skip_blanks(std::string_view text, size_t& at) {
    while (at < text.size() && isspace(static_cast<unsigned char>(text[at])))
        ++at;
}

/// Whole number in the base of the conversion; false if there is none.
bool scan_integer(std::string_view text, char conversion, double& value, size_t& length) {
    size_t i = 0;
    bool negative = false;
    if (i < text.size() && (text[i] == '+' || text[i] == '-'))
        negative = text[i++] == '-';
    int base = conversion == 'x' || conversion == 'X' ? 16 : conversion == 'o' ? 8 : 10;
    auto digit = [](char c) { return isdigit(static_cast<unsigned char>(c)) ? c - '0' : isalpha(static_cast<unsigned char>(c)) ? (c | 0x20) - 'a' + 10 : 99; };
    if ((base == 16 || conversion == 'i') && i + 1 < text.size() && text[i] == '0' && (text[i + 1] | 0x20) == 'x') {
        i += 2;
        base = 16;
    } else if (conversion == 'i' && i < text.size() && text[i] == '0') {
        base = 8;
    }
    const size_t start = i;
    value = 0;
    while (i < text.size() && digit(text[i]) < base)
        value = value * base + digit(text[i++]);
    if (i == start)
        return false;
    if (negative)
        value = -value;
    length = i;
    return true;
}

/// Within the 32 bits that %d and %u read, or the 64 of %ld and the 16 of %hd.
double saturated(const Directive& d, double value) {
    const double bits = d.wide ? 64 : d.narrow ? 16 : 32;
    const bool is_signed = d.conversion == 'd' || d.conversion == 'i';
    const double most = is_signed ? std::ldexp(1, static_cast<int>(bits) - 1) : std::ldexp(1, static_cast<int>(bits));
    const double top = d.wide ? most : most - 1;
    return std::clamp(value, is_signed ? -most : -top, top);
}

struct ScanResult {
    std::vector<double> values;
    bool all_text = true; ///< every conversion was of characters
    size_t at = 0;        ///< where reading stopped
    int64_t count = 0;    ///< conversions that succeeded
    std::string message;
};

/// One conversion. Appends numbers or character codes; false if the text does not match.
bool convert(const Directive& d, std::string_view text, ScanResult& out) {
    size_t& at = out.at;
    if (d.conversion != 'c' && d.conversion != '[')
        skip_blanks(text, at);
    if (at >= text.size())
        return false;
    const std::string_view rest = text.substr(at, d.width ? d.width : std::string_view::npos);
    std::vector<double> found;
    size_t length = 0;
    bool is_text = false;
    switch (d.conversion) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
        double value = 0;
        if (!scan_integer(rest, d.conversion, value, length))
            return false;
        // A %d that meets the fraction of a number takes it as the next value's start, as C does.
        found.push_back(saturated(d, value));
        break;
    }
    case 'f':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
    case 'n': {
        double value = 0;
        length = scan_double(rest, value);
        if (length == 0)
            return false;
        found.push_back(value);
        break;
    }
    case 's':
        while (length < rest.size() && !isspace(static_cast<unsigned char>(rest[length])))
            ++length;
        is_text = true;
        break;
    case 'c':
        length = d.width ? std::min(d.width, rest.size()) : 1;
        is_text = true;
        break;
    case '[':
        while (length < rest.size() && (d.literal.find(rest[length]) != std::string::npos) != d.negated)
            ++length;
        if (length == 0)
            return false;
        is_text = true;
        break;
    default:
        fail({"MATLAB:scanf:InvalidFormat", "Unknown conversion '%{}' in the format."}, std::string(1, d.conversion));
    }
    if (is_text)
        for (const char16_t c : to_utf16(rest.substr(0, length)))
            found.push_back(c);
    at += length;
    if (!d.skip) {
        out.values.insert(out.values.end(), found.begin(), found.end());
        out.all_text = out.all_text && is_text;
        ++out.count;
    }
    return true;
}

constexpr const char* kNoMatch = "Matching failure in format.";

/// Applies the format again and again until the text ends, does not match, or `limit` values are there.
ScanResult scan_text(vm::Interpreter& interpreter, std::string_view text, const std::vector<Directive>& format, int64_t limit) {
    ScanResult out;
    bool any_conversion = false;
    for (const Directive& d : format)
        any_conversion = any_conversion || d.kind == Directive::Kind::Conversion;
    for (int64_t round = 0; any_conversion || round == 0; ++round) {
        if (round % 1024 == 0)
            interpreter.check_interrupt();
        const size_t before = out.at;
        for (const Directive& d : format) {
            if (limit >= 0 && static_cast<int64_t>(out.values.size()) >= limit)
                return out;
            if (d.kind == Directive::Kind::Blank) {
                skip_blanks(text, out.at);
            } else if (d.kind == Directive::Kind::Literal) {
                if (text.substr(out.at, d.literal.size()) != d.literal) {
                    if (out.at < text.size())
                        out.message = kNoMatch;
                    return out;
                }
                out.at += d.literal.size();
            } else if (!convert(d, text, out)) {
                size_t rest = out.at;
                skip_blanks(text, rest);
                if (rest < text.size())
                    out.message = kNoMatch;
                return out;
            }
        }
        if (out.at >= text.size() || out.at == before)
            return out;
    }
    return out;
}

constexpr Message kBadSize{"MATLAB:badsize_mx", "The size must be Inf, a nonnegative number, or two of them."};

/// `size` argument: Inf, n, [m n], [m Inf].
struct Size {
    int64_t rows = -1, cols = -2; ///< -1: Inf; cols -2: not given
    int64_t limit() const { return rows < 0 ? -1 : cols == -2 ? rows : cols < 0 ? -1 : Dims(rows, cols).numel(); }
};
Size size_argument(const Call& call, int index) {
    Size out;
    if (call.nargin() <= index || text_is(call.arg(index), "c"))
        return out;
    const std::vector<double> v = to_double_vector(call.arg(index));
    if (v.empty())
        return out;
    const auto count = [](double x) {
        if (!(x >= 0))
            fail(kBadSize);
        return std::isinf(x) ? -1 : ops::saturate<int64_t>(std::trunc(x));
    };
    out.rows = count(v[0]);
    if (v.size() > 1)
        out.cols = count(v[1]);
    return out;
}

Value shaped(const ScanResult& r, const Size& size) {
    std::vector<double> values = r.values;
    int64_t n = static_cast<int64_t>(values.size());
    Dims dims(n, n ? 1 : 0);
    if (size.rows >= 0 && size.cols != -2) {
        const int64_t cols = size.rows ? n / size.rows + (n % size.rows != 0) : 0;
        dims = Dims(std::min(size.rows, n == 0 ? 0 : size.rows), cols);
        check_array_size(dims, sizeof(double));
        values.resize(static_cast<size_t>(dims.numel()), 0);
    }
    const bool text = r.all_text && n > 0;
    if (text && size.cols == -2)
        dims = Dims(1, n);
    const Value out = Array::of<double>(dims, values.data());
    return text ? ops::convert(out, ClassId::Char) : out;
}

/// The form of C: one output a conversion, the count, and a message. Returns how far it came.
size_t scan_as_c(Call& call, const std::string& text, const std::vector<Directive>& format) {
    ScanResult r;
    int k = 0;
    bool matches = true;
    for (const Directive& d : format) {
        if (d.kind == Directive::Kind::Blank) {
            skip_blanks(text, r.at);
            continue;
        }
        if (d.kind == Directive::Kind::Literal) {
            matches = matches && text.compare(r.at, d.literal.size(), d.literal) == 0;
            r.at += matches ? d.literal.size() : 0;
            continue;
        }
        ScanResult one;
        one.at = r.at;
        matches = matches && convert(d, text, one);
        if (matches)
            r.at = one.at;
        if (d.skip)
            continue;
        r.count += matches;
        call.give(k++, !matches ? Value::empty() : one.all_text ? ops::convert(row_vector(one.values), ClassId::Char) : number(one.values.at(0)));
    }
    call.give(k++, number(static_cast<double>(r.count)));
    call.give(k, Value::text(std::string_view(matches ? "" : kNoMatch)));
    return r.at;
}

void sscanf_(Call& call) {
    const std::string text = call.arg(0).is_char() ? to_utf8(call.arg(0).to_text16()) : text_argument(call, 0);
    const std::vector<Directive> format = parse_format(display::process_escapes(text_argument(call, 1)));
    if (call.nargin() > 2 && text_is(call.arg(2), "c")) {
        scan_as_c(call, text, format);
        return;
    }
    const Size size = size_argument(call, 2);
    const ScanResult r = scan_text(call.interpreter, text, format, size.limit());
    call.give(0, shaped(r, size));
    call.give(1, number(static_cast<double>(r.count)));
    call.give(2, Value::text(r.message));
    call.give(3, number(static_cast<double>(r.at + 1)));
}

void fscanf_(Call& call) {
    OpenFile& file = open_file(call.interpreter, integer_argument(call, 0));
    const std::vector<Directive> format = parse_format(call.nargin() > 1 ? display::process_escapes(text_argument(call, 1)) : "%f");
    const bool as_c = call.nargin() > 2 && text_is(call.arg(2), "c");
    const Size size = as_c ? Size() : size_argument(call, 2);
    const long start = std::ftell(file.handle());
    const std::string text = file.read_rest();
    const ScanResult r = as_c ? ScanResult() : scan_text(call.interpreter, text, format, size.limit());
    if (const size_t end = as_c ? scan_as_c(call, text, format) : r.at; end < text.size()) {
        std::fseek(file.handle(), start + static_cast<long>(end), SEEK_SET);
        file.at_end = false;
    }
    if (as_c)
        return;
    call.give(0, shaped(r, size));
    call.give(1, number(static_cast<double>(r.count)));
}

constexpr std::string_view kFiles = "Data Import and Export";
constexpr Builtin kRows[] = {
    {"sscanf", "Characters and Strings", "Read formatted data from strings", 2, 3, kAnyNumber, sscanf_, kPure},
    {"fscanf", kFiles, "Read data from text file", 1, 3, kAnyNumber, fscanf_},
};

} // namespace

void register_scan(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
