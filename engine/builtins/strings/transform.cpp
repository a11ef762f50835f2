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
#include "engine/ops/operators.h"
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

void strtrim(Call& call) {
    TextList list = text_list_argument(call, 0);
    if (list.kind == TextList::Kind::Char && list.items.size() > 1) { // a char matrix loses its blank columns
        size_t lead = SIZE_MAX, end = 0;
        for (const std::u16string& row : list.items) {
            const std::u16string right = trimmed(row, false, true);
            end = std::max(end, right.size());
            lead =
                std::min(lead, right.size() - trimmed(right, true, false).size() + (right.empty() ? SIZE_MAX / 2 : 0));
        }
        for (std::u16string& row : list.items)
            row = end > lead ? row.substr(lead, end - lead) : std::u16string();
        return call.give(char_matrix(list.items));
    }
    each(call, [](std::u16string s) { return trimmed(std::move(s), true, true); });
}
void deblank(Call& call) {
    each(call, [](std::u16string s) { return trimmed(std::move(s), false, true); });
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
void strrep(Call& call) {
    for (int i = 0; i < 3; ++i)
        if (!call.arg(i).is_char() && !call.arg(i).is_string() && !call.arg(i).is_cell())
            fail({"MATLAB:strrep:notMultibyteInputType",
                  "Inputs must be character vectors, cell arrays of character vectors, or string arrays."});
    TextList s = text_list_argument(call, 0);
    const TextList from = text_list_argument(call, 1), to = text_list_argument(call, 2);
    if (s.items.size() == 1 && (from.items.size() > 1 || to.items.size() > 1)) {
        s.items.resize(std::max(from.items.size(), to.items.size()), s.items[0]);
        s.dims = from.items.size() > 1 ? from.dims : to.dims;
        s.kind = from.kind == TextList::Kind::Char ? to.kind : from.kind;
    }
    for (size_t i = 0; i < s.items.size(); ++i)
        s.items[i] =
            replaced(s.items[i], from.items[from.items.size() == 1 ? 0 : i], to.items[to.items.size() == 1 ? 0 : i]);
    if (from.kind == TextList::Kind::String || to.kind == TextList::Kind::String)
        s.kind = TextList::Kind::String;
    if (s.kind == TextList::Kind::Cell || s.kind == TextList::Kind::String || s.items.size() == 1)
        return call.give(s.value());
    call.give(char_matrix(s.items));
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
void erase(Call& call) {
    const TextList what = text_list_argument(call, 1);
    each(call, [&](std::u16string s) {
        for (const std::u16string& w : what.items)
            s = replaced(s, w, u"");
        return s;
    });
}

// ---- parts of text

/// Where a boundary lies: text or a 1-based position.
struct Boundary {
    std::u16string text;
    int64_t position = 0; ///< 0: by text
};
Boundary boundary_argument(const Call& call, int index) {
    if (call.arg(index).is_numeric())
        return {u"", integer_argument(call, index)};
    return {text16_argument(call, index), 0};
}
void extract(Call& call, bool before) {
    const Boundary b = boundary_argument(call, 1);
    TextList list = text_list_argument(call, 0);
    for (size_t i = 0; i < list.items.size(); ++i) {
        std::u16string& s = list.items[i];
        const size_t hit = b.position ? static_cast<size_t>(b.position - 1) : s.find(b.text);
        const size_t length = b.position ? 1 : b.text.size();
        if (hit == std::u16string::npos || hit >= s.size() + (length == 0)) {
            if (list.kind == TextList::Kind::String) {
                list.missing.resize(list.items.size(), false);
                list.missing[i] = true;
            }
            s.clear();
            continue;
        }
        s = before ? s.substr(0, hit) : s.substr(hit + length);
    }
    call.give(list.value());
}
void extract_before(Call& call) {
    extract(call, true);
}
void extract_after(Call& call) {
    extract(call, false);
}
void extract_between(Call& call) {
    const Boundary a = boundary_argument(call, 1), b = boundary_argument(call, 2);
    TextList list = text_list_argument(call, 0);
    TextList out = list;
    out.items.clear();
    out.missing.clear();
    for (const std::u16string& s : list.items) {
        if (a.position) {
            out.items.push_back(s.substr(static_cast<size_t>(a.position - 1),
                                         static_cast<size_t>(std::max<int64_t>(0, b.position - a.position + 1))));
            continue;
        }
        for (size_t at = 0; (at = s.find(a.text, at)) != std::u16string::npos;) {
            const size_t start = at + a.text.size(), end = s.find(b.text, start);
            if (end == std::u16string::npos)
                break;
            out.items.push_back(s.substr(start, end - start));
            at = end + b.text.size();
        }
    }
    out.dims = Dims(static_cast<int64_t>(out.items.size()), 1);
    if (out.kind == TextList::Kind::Char)
        out.kind = TextList::Kind::Cell;
    call.give(out.value());
}
void insert(Call& call, bool before) {
    const Boundary b = boundary_argument(call, 1);
    const std::u16string what = text16_argument(call, 2);
    each(call, [&](std::u16string s) {
        if (b.position)
            return s.insert(std::min(s.size(), static_cast<size_t>(before ? b.position - 1 : b.position)), what);
        std::u16string out;
        size_t at = 0;
        for (size_t hit; !b.text.empty() && (hit = s.find(b.text, at)) != std::u16string::npos;
             at = hit + b.text.size())
            out += s.substr(at, hit - at) + (before ? what + b.text : b.text + what);
        return out + s.substr(at);
    });
}
void insert_after(Call& call) {
    insert(call, false);
}
void insert_before(Call& call) {
    insert(call, true);
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
    each(call, [&](std::u16string s) {
        const size_t n = s.size() < width ? width - s.size() : 0;
        const size_t left = side == u"left" ? n : side == u"both" ? n / 2 : 0;
        return std::u16string(left, with[0]) + s + std::u16string(n - left, with[0]);
    });
}
void strlength(Call& call) {
    const TextList list = text_list_argument(call, 0);
    std::vector<double> out;
    for (const std::u16string& s : list.items)
        out.push_back(static_cast<double>(s.size()));
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
    {"strtrim", kText, "Remove leading and trailing whitespace from strings", 1, 1, 1, strtrim, kPure},
    {"deblank", kText, "Remove trailing whitespace from ends of strings", 1, 1, 1, deblank, kPure},
    {"strip", kText, "Remove leading and trailing characters from strings", 1, 3, 1, strip, kPure},
    {"reverse", kText, "Reverse order of characters in strings", 1, 1, 1, reverse, kPure},
    {"strrep", kText, "Find and replace substrings", 3, 3, 1, strrep, kPure},
    {"replace", kText, "Find and replace one or more substrings", 3, 3, 1, replace, kPure},
    {"erase", kText, "Delete substrings within strings", 2, 2, 1, erase, kPure},
    {"extractBefore", kText, "Extract substrings before specified positions", 2, 2, 1, extract_before, kPure},
    {"extractAfter", kText, "Extract substrings after specified positions", 2, 2, 1, extract_after, kPure},
    {"extractBetween", kText, "Extract substrings between start and end points", 3, 5, 1, extract_between, kPure},
    {"insertAfter", kText, "Insert strings after specified substrings", 3, 3, 1, insert_after, kPure},
    {"insertBefore", kText, "Insert strings before specified substrings", 3, 3, 1, insert_before, kPure},
    {"pad", kText, "Add leading or trailing characters to strings", 1, 4, 1, pad, kPure},
    {"strlength", kText, "Lengths of strings", 1, 1, 1, strlength, kPure},
    {"strjust", kText, "Justify strings", 1, 2, 1, strjust, kPure},
};

} // namespace

void register_transform(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
