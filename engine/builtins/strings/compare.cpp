// strcmp and its kin; strfind, contains, startsWith, endsWith, count, validatestring.
#include <algorithm>
#include <cwctype>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {

char16_t to_lower(char16_t c) {
    if (c < 128)
        return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
    return static_cast<char16_t>(std::towlower(static_cast<wint_t>(c)));
}
char16_t to_upper(char16_t c) {
    if (c < 128)
        return c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - 32) : c;
    return static_cast<char16_t>(std::towupper(static_cast<wint_t>(c)));
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
        if (a.size() < n || b.size() < n)
            return false;
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

Value positions(std::u16string_view text, std::u16string_view pattern) {
    std::vector<double> out;
    for (const size_t at : occurrences(text, pattern))
        out.push_back(static_cast<double>(at + 1));
    if (out.empty())
        return text.empty() || pattern.empty() ? Value::empty() : Value(Array::zeros(ClassId::Double, Dims(1, 0)));
    return row_vector(out);
}

void strfind(Call& call) {
    const std::u16string pattern = text16_argument(call, 1);
    const Value& x = call.arg(0);
    if (x.is_text())
        return call.give(positions(x.to_text16(), pattern));
    if (x.is_char() && x.is_empty())
        return call.give(Value::empty());
    TextList list;
    if ((!x.is_cell() && !x.is_string()) || !read_text_list(x, list))
        fail({"MATLAB:strfind:InvalidTextType",
              "First argument must be a string array, character vector, or cell array of character vectors."});
    ValueList out;
    for (const std::u16string& text : list.items)
        out.push_back(positions(text, pattern));
    call.give(cell_of(list.dims, std::move(out)));
}

bool ignore_case_option(const Call& call, int first) {
    if (call.nargin() <= first)
        return false;
    if (!text_is(call.arg(first), "ignorecase") || call.nargin() != first + 2)
        fail(kUnknownOption, call.arg(first).is_text() ? call.arg(first).to_text() : "", call.builtin.name);
    return flag_argument(call, first + 1);
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
    call.give(list.kind == TextList::Kind::Char ? logical(out.at(0) != 0) : logical_array(list.dims, out));
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
    for (const std::u16string& s : list.items) {
        size_t n = 0;
        for (const std::u16string& p : patterns.items)
            n += occurrences(s, p, false).size();
        out.push_back(static_cast<double>(n));
    }
    const Dims dims = list.kind == TextList::Kind::Char ? Dims() : list.dims;
    call.give(Value(Array::of<double>(dims, out.data())));
}

/// `validatestring(str, valid, funcName, varName, argIndex)`: the one element that starts with str, ignoring case.
void validatestring(Call& call) {
    const std::u16string wanted = text16_argument(call, 0);
    const TextList valid = text_list_argument(call, 1);
    std::vector<const std::u16string*> found;
    const std::u16string lower = to_lower(wanted);
    for (const std::u16string& candidate : valid.items) {
        if (to_lower(candidate) == lower)
            return call.give(Value::text(std::u16string_view(candidate)));
        if (!lower.empty() && to_lower(candidate).starts_with(lower))
            found.push_back(&candidate);
    }
    std::sort(found.begin(), found.end(), [](auto a, auto b) { return a->size() < b->size(); });
    // Several candidates are one if each begins with the shortest.
    const bool one = !found.empty() && std::all_of(found.begin(), found.end(), [&](auto s) {
        return to_lower(*s).starts_with(to_lower(*found.front()));
    });
    if (one)
        return call.give(Value::text(std::u16string_view(*found.front())));
    std::string list;
    for (const std::u16string& candidate : valid.items)
        list += (list.empty() ? "'" : ", '") + to_utf8(candidate) + "'";
    if (found.empty())
        fail({"MATLAB:unrecognizedStringChoice",
              "Expected input to match one of these values:\n\n{}\n\nThe input, '{}', did not match any of the valid values."},
             list, to_utf8(wanted));
    fail({"MATLAB:ambiguousStringChoice",
          "Expected input to match one of these values:\n\n{}\n\nThe input, '{}', matched more than one valid value."},
         list, to_utf8(wanted));
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"strcmp", kText, "Compare strings", 2, 2, 1, strcmp_, kPure},
    {"strcmpi", kText, "Compare strings (case insensitive)", 2, 2, 1, strcmpi, kPure},
    {"strncmp", kText, "Compare first n characters of strings (case sensitive)", 3, 3, 1, strncmp_, kPure},
    {"strncmpi", kText, "Compare first n characters of strings (case insensitive)", 3, 3, 1, strncmpi, kPure},
    {"strfind", kText, "Find strings within other strings", 2, 4, 1, strfind, kPure},
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
