// Text to text of the same count: upper, strtrim, strrep, extractBefore, pad, ...
#include <algorithm>
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/interruption.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {

std::u16string trimmed(std::u16string s, bool left, bool right) {
    auto blank = [](char16_t c) { return is_blank(c) || c == 0; };
    if (right)
        while (!s.empty() && blank(s.back()))
            s.pop_back();
    size_t first = 0;
    while (left && first < s.size() && blank(s[first]))
        ++first;
    return s.substr(first);
}

namespace {

/// Applies `f` to each text; char matrices row by row.
template <class F>
void each(Call& call, F f) {
    TextList list = text_list_argument(call, 0);
    for (size_t i = 0; i < list.items.size(); ++i)
        if (!list.is_missing(i))
            list.items[i] = f(std::move(list.items[i]));
    if (list.kind == TextList::Kind::Char && list.items.size() > 1)
        return call.give(char_matrix(list.items));
    call.give(list.value());
}

/// Case of every character, keeping the shape of char arrays.
void change_case(Call& call, char16_t (*f)(char16_t)) {
    const Value& x = call.arg(0);
    if (x.is_char()) {
        Value out = x;
        if (out.is_empty())
            return call.give(out);
        Array& a = out.array_mut();
        char16_t* p = a.data_mut<char16_t>();
        for (int64_t i = 0; i < a.numel(); ++i)
            p[i] = f(p[i]);
        return call.give(reshaped(std::move(out), x.dims()));
    }
    if (x.is_numeric())
        return call.give(x);
    each(call, [f](std::u16string s) {
        for (char16_t& c : s)
            c = f(c);
        return s;
    });
}
void upper(Call& call) {
    change_case(call, to_upper);
}
void lower(Call& call) {
    change_case(call, to_lower);
}

/// Elements of cells that hold no text are left as they are when they are empty; nested cells are entered.
template <class F>
Value each_nested(const Value& x, const Message& problem, F f) {
    if (x.is_cell()) {
        ValueList out;
        for (const Value& element : x.cell().elements())
            out.push_back(each_nested(element, problem, f));
        return cell_of(x.dims(), std::move(out));
    }
    if (x.is_flat() && !x.is_char() && x.is_empty())
        return x;
    TextList list;
    if (!read_text_list(x, list))
        fail(problem);
    return f(x, std::move(list));
}

constexpr Message kTrimInput{"MATLAB:strtrim:InputClass",
                             "Input should be a string array, character vector, or cell array of character vectors."};

/// A char matrix loses the columns that are blank in every row.
Value without_blank_columns(std::vector<std::u16string> rows, bool left) {
    size_t lead = left ? SIZE_MAX : 0, end = 0;
    for (const std::u16string& row : rows) {
        const std::u16string right = trimmed(row, false, true);
        end = std::max(end, right.size());
        if (left && !right.empty())
            lead = std::min(lead, right.size() - trimmed(right, true, false).size());
    }
    if (end == 0)
        return Value::text(std::u16string_view());
    for (std::u16string& row : rows)
        row = end > lead ? row.substr(lead, end - lead) : std::u16string();
    return char_matrix(rows);
}

Value trimmed_text(const Value& x, TextList list, bool left) {
    if (list.kind == TextList::Kind::Char && list.items.size() > 1)
        return without_blank_columns(std::move(list.items), left);
    if (x.is_char() && x.is_empty())
        return x;
    for (std::u16string& s : list.items)
        s = trimmed(std::move(s), left, true);
    if (x.is_char())
        return list.items[0].empty() ? Value::text(std::u16string_view()) : list.value();
    return list.value();
}
void strtrim(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_char() && !x.is_cell() && !x.is_string())
        fail(kTrimInput);
    call.give(each_nested(x, kTrimInput, [](const Value& v, TextList list) { return trimmed_text(v, std::move(list), true); }));
}
void deblank(Call& call) {
    call.give(each_nested(call.arg(0), {"MATLAB:deblank:NonStringInput", "Input must be a string, character array, or cell array of character vectors."},
                          [](const Value& v, TextList list) { return trimmed_text(v, std::move(list), false); }));
}
void strip(Call& call) {
    bool left = true, right = true;
    std::u16string what;
    for (int i = 1; i < call.nargin(); ++i) {
        const std::u16string word = text16_argument(call, i);
        if (word == u"left" || word == u"right" || word == u"both") {
            left = word != u"right";
            right = word != u"left";
        } else {
            what = word;
        }
    }
    each(call, [&](std::u16string s) {
        if (what.empty())
            return trimmed(std::move(s), left, right);
        while (right && !s.empty() && s.back() == what[0])
            s.pop_back();
        size_t first = 0;
        while (left && first < s.size() && s[first] == what[0])
            ++first;
        return s.substr(first);
    });
}
void reverse(Call& call) {
    each(call, [](std::u16string s) { return std::u16string(s.rbegin(), s.rend()); });
}

/// Occurrences from left to right, none overlapping another.
std::u16string replaced(const std::u16string& s, const std::u16string& from, const std::u16string& to) {
    if (from.empty())
        return s;
    std::u16string out;
    Poll poll;
    size_t at = 0;
    for (size_t hit; (hit = s.find(from, at)) != std::u16string::npos; at = hit + from.size()) {
        poll();
        if (out.size() + to.size() > out.capacity())
            poll_interruption();
        out.append(s, at, hit - at);
        out += to;
    }
    return out.append(s, at);
}
/// Overlapping occurrences are each replaced: `strrep('abababc', 'abab', 'xyz')` is `xyzxyzc`.
std::u16string replaced_overlapping(const std::u16string& s, const std::u16string& from, const std::u16string& to) {
    if (from.empty())
        return s;
    std::u16string out;
    size_t done = 0;
    for (size_t hit = s.find(from); hit != std::u16string::npos; hit = s.find(from, hit + 1)) {
        if (hit > done)
            out.append(s, done, hit - done);
        out += to;
        done = hit + from.size();
    }
    return out.append(s, done);
}
void strrep(Call& call) {
    constexpr Message kInput{"MATLAB:strrep:notMultibyteInputType",
                             "Inputs must be character vectors, cell arrays of character vectors, or string arrays."};
    bool overlapping = true;
    if (call.nargin() == 4)
        raise(Err::NotEnoughInputs);
    if (call.nargin() == 5) {
        if (!call.arg(3).is_text() || call.arg(4).numel() != 1)
            fail({"MATLAB:strrep:invalidOption", "The option must be a name and a logical scalar."});
        if (!text_is(call.arg(3), "overlaps"))
            fail(kUnknownOption, call.arg(3).to_text(), call.builtin.name);
        overlapping = flag_argument(call, 4);
    }
    TextList lists[3];
    for (int i = 0; i < 3; ++i)
        if (!read_text_list(call.arg(i), lists[i]))
            fail(kInput);
    auto& [s, from, to] = lists;
    size_t count = 1;
    for (const TextList& list : lists) {
        if (list.items.size() == 1 && list.kind != TextList::Kind::Cell)
            continue;
        if (list.kind == TextList::Kind::Char)
            continue; // a char matrix is replaced row by row
        if (count != 1 && list.items.size() != 1 && list.items.size() != count)
            fail({"MATLAB:strrep:InvalidInputSize", "All nonscalar inputs must be the same size."});
        if (list.items.size() != 1)
            count = list.items.size();
    }
    TextList out = s;
    for (const TextList* list : {&from, &to})
        if (list->kind != TextList::Kind::Char && out.items.size() == 1 && (list->items.size() != 1 || out.kind == TextList::Kind::Char)) {
            out.items.assign(list->items.size(), s.items[0]);
            out.dims = list->dims;
            out.kind = out.kind == TextList::Kind::String ? out.kind : TextList::Kind::Cell;
        }
    for (size_t i = 0; i < out.items.size(); ++i) {
        const std::u16string &f = from.items[from.items.size() == 1 ? 0 : i], &t = to.items[to.items.size() == 1 ? 0 : i];
        out.items[i] = overlapping ? replaced_overlapping(out.items[i], f, t) : replaced(out.items[i], f, t);
    }
    for (const TextList& list : lists)
        if (list.kind == TextList::Kind::String)
            out.kind = TextList::Kind::String;
    if (out.kind != TextList::Kind::Char || out.items.size() == 1)
        return call.give(out.kind == TextList::Kind::Char && out.items[0].empty() ? Value::text(std::u16string_view()) : out.value());
    call.give(char_matrix(out.items));
}
/// `replace(str, old, new)`: several old texts, the longest first at each place; one new text or one for each.
void replace(Call& call) {
    const TextList from = text_list_argument(call, 1), to = text_list_argument(call, 2);
    each(call, [&](std::u16string s) {
        std::u16string out;
        for (size_t at = 0; at < s.size();) {
            size_t best = SIZE_MAX;
            for (size_t k = 0; k < from.items.size(); ++k)
                if (!from.items[k].empty() && s.compare(at, from.items[k].size(), from.items[k]) == 0 &&
                    (best == SIZE_MAX || from.items[k].size() > from.items[best].size()))
                    best = k;
            if (best == SIZE_MAX) {
                out += s[at++];
                continue;
            }
            out += to.items[to.items.size() == 1 ? 0 : best];
            at += from.items[best].size();
        }
        return out;
    });
}
/// At each place the longest of the texts goes.
void erase(Call& call) {
    const TextList what = text_list_argument(call, 1);
    each(call, [&](std::u16string s) {
        std::u16string out;
        for (size_t at = 0; at < s.size();) {
            size_t longest = 0;
            for (const std::u16string& w : what.items)
                if (w.size() > longest && s.compare(at, w.size(), w) == 0)
                    longest = w.size();
            if (longest == 0)
                out += s[at++];
            at += longest;
        }
        return out;
    });
}

void pad(Call& call) {
    TextList list = text_list_argument(call, 0);
    size_t width = 0;
    for (const std::u16string& s : list.items)
        width = std::max(width, s.size());
    std::u16string side = u"right", with = u" ";
    for (int i = 1; i < call.nargin(); ++i) {
        if (call.arg(i).is_numeric())
            width = static_cast<size_t>(std::max<int64_t>(0, integer_argument(call, i)));
        else if (const std::u16string w = text16_argument(call, i); w == u"left" || w == u"right" || w == u"both")
            side = w;
        else
            with = w;
    }
    check_array_size(Dims(static_cast<int64_t>(list.items.size()), static_cast<int64_t>(width)), sizeof(char16_t));
    each(call, [&](std::u16string s) {
        const size_t n = s.size() < width ? width - s.size() : 0;
        const size_t left = side == u"left" ? n : side == u"both" ? n / 2 : 0;
        return std::u16string(left, with[0]) + s + std::u16string(n - left, with[0]);
    });
}
void strlength(Call& call) {
    const TextList list = text_list_argument(call, 0);
    std::vector<double> out;
    for (size_t i = 0; i < list.items.size(); ++i)
        out.push_back(list.is_missing(i) ? std::nan("") : static_cast<double>(list.items[i].size()));
    call.give(Value(Array::of<double>(list.dims, out.data())));
}

void strjust(Call& call) {
    const std::string side = call.nargin() > 1 ? to_lower_ascii(text_argument(call, 1)) : "right";
    each(call, [&](std::u16string s) {
        const size_t width = s.size();
        s = trimmed(std::move(s), true, true);
        const size_t n = width - s.size(), left = side == "left" ? 0 : side == "center" ? n / 2 : n;
        return std::u16string(left, u' ') + s + std::u16string(n - left, u' ');
    });
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"upper", kText, "Convert strings to uppercase", 1, 1, 1, upper, kPure},
    {"lower", kText, "Convert strings to lowercase", 1, 1, 1, lower, kPure},
    {"toupper", kText, "Convert strings to uppercase", 1, 1, 1, upper, kPure},
    {"tolower", kText, "Convert strings to lowercase", 1, 1, 1, lower, kPure},
    {"strtrim", kText, "Remove leading and trailing whitespace from strings", 1, 1, 1, strtrim, kPure},
    {"deblank", kText, "Remove trailing whitespace from ends of strings", 1, 1, 1, deblank, kPure},
    {"strip", kText, "Remove leading and trailing characters from strings", 1, 3, 1, strip, kPure},
    {"reverse", kText, "Reverse order of characters in strings", 1, 1, 1, reverse, kPure},
    {"strrep", kText, "Find and replace substrings", 3, 5, 1, strrep, kPure},
    {"replace", kText, "Find and replace one or more substrings", 3, 3, 1, replace, kPure},
    {"erase", kText, "Delete substrings within strings", 2, 2, 1, erase, kPure},
    {"pad", kText, "Add leading or trailing characters to strings", 1, 4, 1, pad, kPure},
    {"strlength", kText, "Lengths of strings", 1, 1, 1, strlength, kPure},
    {"strjust", kText, "Justify strings", 1, 2, 1, strjust, kPure},
};

} // namespace

void register_transform(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
