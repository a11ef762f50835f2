// strcmp and its kin; strfind, contains, startsWith, endsWith, count, validatestring.
#include <algorithm>
#include <cmath>
#include <locale>
#include <stdexcept>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/ops/saturate.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {

namespace {
/// Upper and lower case of all letters, whatever the locale of the process is.
const std::ctype<wchar_t>& letters() {
    static const std::locale locale = [] {
        for (const char* name : {"C.UTF-8", "en_US.UTF-8", ""}) {
            try {
                return std::locale(name);
            } catch (const std::runtime_error&) { // not installed: the next one
            }
        }
        return std::locale::classic();
    }();
    return std::use_facet<std::ctype<wchar_t>>(locale);
}
} // namespace

char16_t to_lower(char16_t c) {
    if (c < 128)
        return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
    return static_cast<char16_t>(letters().tolower(static_cast<wchar_t>(c)));
}
char16_t to_upper(char16_t c) {
    if (c < 128)
        return c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - 32) : c;
    return static_cast<char16_t>(letters().toupper(static_cast<wchar_t>(c)));
}
std::u16string to_lower(std::u16string text) {
    for (char16_t& c : text)
        c = to_lower(c);
    return text;
}
std::u16string to_upper(std::u16string text) {
    for (char16_t& c : text)
        c = to_upper(c);
    return text;
}
bool is_blank(char16_t c) {
    return c == u' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

namespace {

struct Comparison {
    bool ignore_case = false;
    int64_t count = -1; ///< first characters only; -1: all
};

bool text_equal(std::u16string_view a, std::u16string_view b, const Comparison& how) {
    if (how.count >= 0) {
        const size_t n = static_cast<size_t>(how.count);
        if (a.size() < n || b.size() < n) // texts that end before n characters are equal as wholes or not at all
            return a.size() == b.size() && text_equal(a, b, {how.ignore_case, -1});
        a = a.substr(0, n);
        b = b.substr(0, n);
    }
    if (a.size() != b.size())
        return false;
    if (!how.ignore_case)
        return a == b;
    return std::equal(a.begin(), a.end(), b.begin(), [](char16_t x, char16_t y) { return to_lower(x) == to_lower(y); });
}

/// One side of a comparison: elements that are no text equal nothing.
struct Side {
    bool array = false; ///< cell or string array: the result has its shape
    Dims dims;
    std::vector<std::u16string> texts;
    std::vector<Dims> sizes;
    std::vector<bool> is_text;
};
Side side_of(const Value& v) {
    Side out;
    auto add = [&](const Value& x) {
        out.is_text.push_back(x.is_char() || (x.is_string() && x.is_text()));
        out.texts.push_back(out.is_text.back() ? x.to_text16() : std::u16string());
        // A string scalar compares as the row that it holds; empties of any shape are equal text.
        out.sizes.push_back(x.is_char() && !x.is_empty() ? x.dims()
                                                         : Dims(1, static_cast<int64_t>(out.texts.back().size())));
    };
    if (v.is_cell()) {
        out.array = true;
        out.dims = v.dims();
        for (const Value& element : v.cell().elements())
            add(element);
    } else if (v.is_string()) {
        out.array = v.numel() != 1;
        out.dims = v.dims();
        for (const StringArray::Element& element : v.string_array().elements()) {
            out.is_text.push_back(element.has_value());
            out.texts.push_back(element.value_or(std::u16string()));
            out.sizes.push_back(Dims(1, static_cast<int64_t>(out.texts.back().size())));
        }
    } else {
        add(v);
    }
    return out;
}

void compare(Call& call, Comparison how) {
    const Value &x = call.arg(0), &y = call.arg(1);
    if (x.is_char() && y.is_char()) { // the common case
        const ArrayView a(x), b(y);
        const bool same_shape = how.count >= 0 || a.dims() == b.dims() || (a.numel() == 0 && b.numel() == 0);
        return call.give(logical(same_shape &&
                                 text_equal({a.data<char16_t>(), static_cast<size_t>(a.numel())},
                                       {b.data<char16_t>(), static_cast<size_t>(b.numel())}, how)));
    }
    const Side a = side_of(x), b = side_of(y);
    auto pair_equal = [&](size_t i, size_t j) {
        return a.is_text[i] && b.is_text[j] && (how.count >= 0 || a.sizes[i] == b.sizes[j]) &&
               text_equal(a.texts[i], b.texts[j], how);
    };
    if (!a.array && !b.array)
        return call.give(logical(pair_equal(0, 0)));
    const bool scalar_a = a.texts.size() == 1, scalar_b = b.texts.size() == 1;
    if (!scalar_a && !scalar_b && !(a.dims == b.dims))
        fail({"MATLAB:strcmp:InputsSizeMismatch",
              "Inputs must be the same size or either one can be a scalar."});
    const Dims dims = a.array && (!scalar_a || !b.array) ? a.dims : b.dims;
    std::vector<uint8_t> out(static_cast<size_t>(dims.numel()));
    for (size_t i = 0; i < out.size(); ++i)
        out[i] = pair_equal(scalar_a ? 0 : i, scalar_b ? 0 : i);
    call.give(logical_array(dims, out));
}
Comparison first_n(const Call& call, bool ignore_case) {
    const int64_t n = integer_argument(call, 2);
    if (n < 0)
        fail({"MATLAB:strncmp:NegativeN", "Number of characters must be nonnegative."});
    return {ignore_case, n};
}
void strcmp_(Call& call) { compare(call, {false, -1}); }
void strcmpi(Call& call) { compare(call, {true, -1}); }
void strncmp_(Call& call) { compare(call, first_n(call, false)); }
void strncmpi(Call& call) { compare(call, first_n(call, true)); }

// ---- searching

std::vector<size_t> occurrences(std::u16string_view text, std::u16string_view pattern, bool overlapping = true) {
    std::vector<size_t> out;
    if (pattern.empty())
        return out;
    for (size_t at = text.find(pattern); at != std::u16string_view::npos;
         at = text.find(pattern, at + (overlapping ? 1 : pattern.size())))
        out.push_back(at);
    return out;
}

Value positions(std::u16string_view text, std::u16string_view pattern, bool overlapping) {
    std::vector<double> out;
    for (const size_t at : occurrences(text, pattern, overlapping))
        out.push_back(static_cast<double>(at + 1));
    if (out.empty())
        return Value::empty();
    return row_vector(out);
}

constexpr Message kSearchText{
    "MATLAB:strfind:InvalidTextType",
    "First argument must be a string array, character vector, or cell array of character vectors."};
constexpr Message kSearchPattern{"MATLAB:strfind:InvalidPatternType", "Search term must be a text array or pattern array."};

/// Octave's `'overlaps'` and MATLAB's `'ForceCellOutput'`.
void strfind(Call& call) {
    bool overlapping = true, force_cell = false;
    if (call.nargin() % 2 != 0)
        raise(Err::NotEnoughInputs);
    for (int i = 2; i + 1 < call.nargin(); i += 2) {
        const std::string option = to_lower_ascii(text_argument(call, i));
        if (option == "overlaps")
            overlapping = flag_argument(call, i + 1);
        else if (option == "forcecelloutput")
            force_cell = flag_argument(call, i + 1);
        else
            fail(kUnknownOption, option, call.builtin.name);
    }
    const Value& x = call.arg(0);
    const Value& p = call.arg(1);
    if (x.is_flat() && !x.is_char()) {
        // `strfind(numbers, numbers)` finds a row in a row.
        if (!p.is_flat() || p.is_char() || !x.is_numeric())
            fail(kSearchText);
        const std::vector<double> row = to_double_vector(x), wanted = to_double_vector(p);
        std::vector<double> out;
        for (size_t at = 0; !wanted.empty() && at + wanted.size() <= row.size(); ++at)
            if (std::equal(wanted.begin(), wanted.end(), row.begin() + static_cast<std::ptrdiff_t>(at)))
                out.push_back(static_cast<double>(at + 1));
        return call.give(out.empty() ? Value::empty() : row_vector(out));
    }
    TextList patterns;
    if (!read_text_list(p, patterns) || (p.is_char() && patterns.items.size() != 1))
        fail(kSearchPattern);
    TextList list;
    if ((!x.is_cell() && !x.is_string() && !x.is_char()) || !read_text_list(x, list))
        fail(kSearchText);
    if (x.is_char() && list.items.size() != 1)
        fail({"MATLAB:strfind:InvalidRowVector", "Input strings must have one row."});
    const bool scalar = (x.is_char() || (x.is_string() && x.numel() == 1)) && !p.is_cell() && !force_cell;
    if (scalar)
        return call.give(positions(list.items[0], patterns.items[0], overlapping));
    ValueList out;
    const bool by_pattern = patterns.items.size() != 1;
    if (by_pattern && list.items.size() != 1)
        fail(kSearchPattern);
    for (size_t i = 0; i < (by_pattern ? patterns.items.size() : list.items.size()); ++i)
        out.push_back(positions(list.items[by_pattern ? 0 : i], patterns.items[by_pattern ? i : 0], overlapping));
    const Dims dims = by_pattern ? patterns.dims : x.is_char() ? Dims() : list.dims;
    call.give(cell_of(dims, std::move(out)));
}

/// `'IgnoreCase', true` behind the texts; the name may be shortened.
bool ignore_case_option(const Call& call, int first) {
    if (call.nargin() <= first)
        return false;
    const std::string name = call.arg(first).is_text() ? to_lower_ascii(call.arg(first).to_text()) : "";
    if (name.empty() || !std::string_view("ignorecase").starts_with(name))
        fail(kUnknownOption, name, call.builtin.name);
    if (call.nargin() != first + 2)
        raise(Err::NotEnoughInputs);
    const Value& flag = call.arg(first + 1);
    if (!flag.is_flat() || flag.is_char() || flag.numel() != 1)
        fail({"MATLAB:string:MustBeScalarLogical", "Value of IgnoreCase must be a logical scalar."});
    return flag.to_double() != 0;
}

template <class F>
void text_test(Call& call, F test) {
    TextList list = text_list_argument(call, 0), patterns = text_list_argument(call, 1);
    if (ignore_case_option(call, 2))
        for (TextList* l : {&list, &patterns})
            for (std::u16string& s : l->items)
                s = to_lower(std::move(s));
    std::vector<uint8_t> out;
    for (size_t i = 0; i < list.items.size(); ++i)
        out.push_back(!list.is_missing(i) && std::any_of(patterns.items.begin(), patterns.items.end(),
                                                         [&](const std::u16string& p) { return test(list.items[i], p); }));
    call.give(logical_array(list.dims, out));
}
void contains(Call& call) {
    text_test(call, [](const std::u16string& s, const std::u16string& p) { return s.find(p) != std::u16string::npos; });
}
void starts_with(Call& call) {
    text_test(call, [](const std::u16string& s, const std::u16string& p) { return s.starts_with(p); });
}
void ends_with(Call& call) {
    text_test(call, [](const std::u16string& s, const std::u16string& p) { return s.ends_with(p); });
}
void matches(Call& call) {
    text_test(call, [](const std::u16string& s, const std::u16string& p) { return s == p; });
}
void count(Call& call) {
    TextList list = text_list_argument(call, 0), patterns = text_list_argument(call, 1);
    if (ignore_case_option(call, 2))
        for (TextList* l : {&list, &patterns})
            for (std::u16string& s : l->items)
                s = to_lower(std::move(s));
    std::vector<double> out;
    for (size_t i = 0; i < list.items.size(); ++i) {
        size_t n = 0;
        for (const std::u16string& p : patterns.items)
            n += occurrences(list.items[i], p, false).size();
        out.push_back(list.is_missing(i) ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(n));
    }
    call.give(Value(Array::of<double>(list.dims, out.data())));
}

/// `validatestring(str, valid, funcName, varName, argIndex)`: the one element that starts with str, ignoring case.
/// Behind the texts stand up to two names and a position.
void validatestring(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_char() && !x.is_string())
        fail({"MATLAB:validatestring:invalidType", "The first input must be a character vector or string scalar."});
    const std::u16string wanted = text16_argument(call, 0);
    if (!call.arg(1).is_cell() && !call.arg(1).is_string())
        fail({"MATLAB:validatestring:invalidStringList",
              "The second input must be a cell array of character vectors or a string array."});
    const TextList valid = text_list_argument(call, 1);
    std::vector<std::string> names;
    std::string position;
    for (int i = 2; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_numeric() && i + 1 == call.nargin()) {
            const double at = v.numel() == 1 ? v.to_double() : 0;
            if (!(at >= 1) || at != std::floor(at))
                fail({"MATLAB:validatestring:invalidArgumentIndex", "The argument index must be a positive integer."});
            position = std::to_string(ops::saturate<int64_t>(at));
        } else if (names.size() < 2) {
            names.push_back(v.is_char() && v.is_empty() ? std::string() : text_argument(call, i));
        } else {
            fail({"MATLAB:validatestring:invalidArgumentIndex", "The argument index must be a positive integer."});
        }
    }
    const auto give = [&](const std::u16string& text) {
        call.give(x.is_string() ? Value::string(to_utf8(text)) : Value::text(std::u16string_view(text)));
    };
    std::vector<const std::u16string*> found;
    const std::u16string lower = to_lower(wanted);
    for (const std::u16string& candidate : valid.items) {
        if (to_lower(candidate) == lower)
            return give(candidate);
        if (!lower.empty() && to_lower(candidate).starts_with(lower))
            found.push_back(&candidate);
    }
    std::sort(found.begin(), found.end(), [](auto a, auto b) { return a->size() < b->size(); });
    // Several candidates are one if each begins with the shortest.
    const bool one = !found.empty() && std::all_of(found.begin(), found.end(), [&](auto s) {
        return to_lower(*s).starts_with(to_lower(*found.front()));
    });
    if (one)
        return give(*found.front());
    std::string list;
    for (const std::u16string& candidate : valid.items)
        list += (list.empty() ? "'" : ", '") + to_utf8(candidate) + "'";
    const std::string function = names.empty() || names[0].empty() ? "" : names[0];
    const std::string input = position.empty() ? "input" : "input number " + position;
    const std::string variable = names.size() > 1 && !names[1].empty() ? ", " + names[1] + "," : "";
    const std::string prefix = "Expected " + input + variable + " to match one of these values:\n\n";
    const std::string identifier = function.empty() ? "MATLAB:" : "MATLAB:" + function + ":";
    if (found.empty())
        throw Error(identifier + "unrecognizedStringChoice",
                    prefix + list + "\n\nThe input, '" + to_utf8(wanted) + "', did not match any of the valid values.");
    throw Error(identifier + "ambiguousStringChoice",
                prefix + list + "\n\nThe input, '" + to_utf8(wanted) + "', matched more than one valid value.");
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"strcmp", kText, "Compare strings", 2, 2, 1, strcmp_, kPure},
    {"strcmpi", kText, "Compare strings (case insensitive)", 2, 2, 1, strcmpi, kPure},
    {"strncmp", kText, "Compare first n characters of strings (case sensitive)", 3, 3, 1, strncmp_, kPure},
    {"strncmpi", kText, "Compare first n characters of strings (case insensitive)", 3, 3, 1, strncmpi, kPure},
    {"strfind", kText, "Find strings within other strings", 2, 6, 1, strfind, kPure},
    {"contains", kText, "Determine if pattern is in strings", 2, 4, 1, contains, kPure},
    {"startsWith", kText, "Determine if strings start with pattern", 2, 4, 1, starts_with, kPure},
    {"endsWith", kText, "Determine if strings end with pattern", 2, 4, 1, ends_with, kPure},
    {"matches", kText, "Determine if pattern matches strings", 2, 4, 1, matches, kPure},
    {"count", kText, "Count occurrences of pattern in strings", 2, 4, 1, count, kPure},
    {"validatestring", "Programming", "Check validity of text", 2, 5, 1, validatestring, kPure},
};

} // namespace

void register_compare(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
