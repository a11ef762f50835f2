// Text to text: upper, strtrim, strrep, strsplit, strjoin, strcat, char, string, cellstr, ...
#include <algorithm>
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"

namespace etna::builtins {
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
void upper(Call& call) { change_case(call, to_upper); }
void lower(Call& call) { change_case(call, to_lower); }

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
void strtrim(Call& call) {
    TextList list = text_list_argument(call, 0);
    if (list.kind == TextList::Kind::Char && list.items.size() > 1) { // a char matrix loses its blank columns
        size_t lead = SIZE_MAX, end = 0;
        for (const std::u16string& row : list.items) {
            const std::u16string right = trimmed(row, false, true);
            end = std::max(end, right.size());
            lead = std::min(lead, right.size() - trimmed(right, true, false).size() + (right.empty() ? SIZE_MAX / 2 : 0));
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
    size_t at = 0;
    for (size_t hit; (hit = s.find(from, at)) != std::u16string::npos; at = hit + from.size()) {
        out.append(s, at, hit - at);
        out += to;
    }
    return out.append(s, at);
}
void strrep(Call& call) {
    for (int i = 0; i < 3; ++i)
        if (!call.arg(i).is_char() && !call.arg(i).is_string() && !call.arg(i).is_cell())
            fail({"MATLAB:strrep:notMultibyteInputType", "Inputs must be character vectors, cell arrays of character vectors, or string arrays."});
    TextList s = text_list_argument(call, 0);
    const TextList from = text_list_argument(call, 1), to = text_list_argument(call, 2);
    if (s.items.size() == 1 && (from.items.size() > 1 || to.items.size() > 1)) {
        s.items.resize(std::max(from.items.size(), to.items.size()), s.items[0]);
        s.dims = from.items.size() > 1 ? from.dims : to.dims;
        s.kind = from.kind == TextList::Kind::Char ? to.kind : from.kind;
    }
    for (size_t i = 0; i < s.items.size(); ++i)
        s.items[i] = replaced(s.items[i], from.items[from.items.size() == 1 ? 0 : i], to.items[to.items.size() == 1 ? 0 : i]);
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
void extract_before(Call& call) { extract(call, true); }
void extract_after(Call& call) { extract(call, false); }
void extract_between(Call& call) {
    const Boundary a = boundary_argument(call, 1), b = boundary_argument(call, 2);
    TextList list = text_list_argument(call, 0);
    TextList out = list;
    out.items.clear();
    out.missing.clear();
    for (const std::u16string& s : list.items) {
        if (a.position) {
            out.items.push_back(s.substr(static_cast<size_t>(a.position - 1), static_cast<size_t>(std::max<int64_t>(0, b.position - a.position + 1))));
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
        for (size_t hit; !b.text.empty() && (hit = s.find(b.text, at)) != std::u16string::npos; at = hit + b.text.size())
            out += s.substr(at, hit - at) + (before ? what + b.text : b.text + what);
        return out + s.substr(at);
    });
}
void insert_after(Call& call) { insert(call, false); }
void insert_before(Call& call) { insert(call, true); }

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

// ---- splitting and joining

struct Delimiters {
    std::vector<std::u16string> texts;
    /// Length of the longest delimiter at `at`, 0 if none.
    size_t match(const std::u16string& s, size_t at) const {
        size_t best = 0;
        for (const std::u16string& d : texts)
            if (d.size() > best && s.compare(at, d.size(), d) == 0)
                best = d.size();
        return best;
    }
};
const std::vector<std::u16string> kWhite = {u" ", u"\f", u"\n", u"\r", u"\t", u"\v"};

void split_text(const std::u16string& s, const Delimiters& by, bool collapse, std::vector<std::u16string>& parts,
                std::vector<std::u16string>& between) {
    std::u16string part;
    for (size_t at = 0; at < s.size();) {
        size_t length = by.match(s, at);
        if (length == 0) {
            part += s[at++];
            continue;
        }
        std::u16string delimiter = s.substr(at, length);
        at += length;
        while (collapse && at < s.size() && (length = by.match(s, at)) > 0) {
            delimiter += s.substr(at, length);
            at += length;
        }
        parts.push_back(std::move(part));
        part.clear();
        between.push_back(std::move(delimiter));
    }
    parts.push_back(std::move(part));
}

void strsplit(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_text() && !(x.is_char() && x.is_empty()))
        fail({"MATLAB:strsplit:InvalidStringType", "First input must be either a character vector or a string scalar."});
    Delimiters by{kWhite};
    bool collapse = true;
    int next = 1;
    if (call.nargin() > 1 && (call.nargin() % 2 == 0)) {
        by.texts = text_list_argument(call, 1).items;
        for (std::u16string& d : by.texts)
            d = to_utf16(display::process_escapes(to_utf8(d)));
        next = 2;
    }
    for (; next + 1 < call.nargin(); next += 2) {
        const std::string name = to_lower_ascii(text_argument(call, next));
        if (name == "collapsedelimiters")
            collapse = flag_argument(call, next + 1);
        else if (name == "delimitertype" && !text_is(call.arg(next + 1), "simple"))
            fail({"MATLAB:strsplit:DelimiterType", "Use regexp with 'split' for regular expressions."});
    }
    std::vector<std::u16string> parts, between;
    split_text(x.to_text16(), by, collapse, parts, between);
    TextList out{x.is_string() ? TextList::Kind::String : TextList::Kind::Cell, Dims(1, static_cast<int64_t>(parts.size())), parts, {}};
    call.give(0, out.value());
    out.dims = Dims(1, static_cast<int64_t>(between.size()));
    out.items = between;
    call.give(1, out.value());
}

/// `split(str, delimiter, dim)`: for one text a column; for an array along a new dimension.
void split(Call& call) {
    const TextList list = text_list_argument(call, 0);
    Delimiters by{kWhite};
    if (call.nargin() > 1)
        by.texts = text_list_argument(call, 1).items;
    const bool white = call.nargin() < 2;
    TextList out;
    out.kind = list.kind == TextList::Kind::String ? TextList::Kind::String : TextList::Kind::Cell;
    std::vector<std::vector<std::u16string>> all;
    for (const std::u16string& s : list.items) {
        std::vector<std::u16string> parts, between;
        split_text(s, by, white, parts, between);
        if (!all.empty() && parts.size() != all[0].size())
            fail({"MATLAB:string:MustHaveSameNumberOfParts", "Every text must split into the same number of parts."});
        all.push_back(std::move(parts));
    }
    const int64_t n = static_cast<int64_t>(list.items.size()), m = all.empty() ? 0 : static_cast<int64_t>(all[0].size());
    out.dims = n == 1 ? Dims(m, 1) : list.dims.is_column() ? Dims(n, m) : Dims{list.dims[0], list.dims[1], m};
    if (call.nargin() > 2 && dimension_argument(call.arg(2)) == 1 && n == 1)
        out.dims = Dims(1, m);
    for (int64_t k = 0; k < m; ++k)
        for (int64_t i = 0; i < n; ++i)
            out.items.push_back(all[static_cast<size_t>(i)][static_cast<size_t>(k)]);
    call.give(out.value());
}

void splitlines(Call& call) {
    const std::u16string s = text16_argument(call, 0);
    std::vector<std::u16string> parts, between;
    split_text(s, {{u"\r\n", u"\n", u"\r"}}, false, parts, between);
    TextList out{call.arg(0).is_string() ? TextList::Kind::String : TextList::Kind::Cell, Dims(static_cast<int64_t>(parts.size()), 1), parts, {}};
    call.give(out.value());
}

void strjoin(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_cell() && !x.is_string())
        fail({"MATLAB:strjoin:InvalidCellType", "First input must be a string array or cell array of character vectors."});
    const TextList list = text_list_argument(call, 0);
    std::vector<std::u16string> by{u" "};
    if (call.nargin() > 1)
        by = text_list_argument(call, 1).items;
    if (by.size() == 1)
        by[0] = to_utf16(display::process_escapes(to_utf8(by[0])));
    else if (by.size() + 1 != list.items.size())
        fail({"MATLAB:strjoin:WrongNumberOfDelimiterElements", "The number of delimiters must be one less than the number of texts."});
    std::u16string out;
    for (size_t i = 0; i < list.items.size(); ++i)
        out += (i ? by[by.size() == 1 ? 0 : i - 1] : std::u16string()) + list.items[i];
    call.give(x.is_string() ? Value::string(to_utf8(out)) : Value::text(std::u16string_view(out)));
}

/// `join(str, delimiter, dim)`: along the last dimension that is not 1.
void join(Call& call) {
    TextList list = text_list_argument(call, 0);
    std::u16string by = u" ";
    int dim = list.dims.count() - 1;
    while (dim > 0 && list.dims[dim] == 1)
        --dim;
    for (int i = 1; i < call.nargin(); ++i) {
        if (call.arg(i).is_numeric())
            dim = dimension_argument(call.arg(i));
        else
            by = text16_argument(call, i);
    }
    const Lanes lanes(list.dims, dim);
    TextList out;
    out.kind = list.kind;
    out.dims = list.dims;
    out.dims.set(dim, 1);
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            std::u16string s;
            for (int64_t j = 0; j < lanes.length; ++j)
                s += (j ? by : std::u16string()) + list.items[static_cast<size_t>(lanes.first(i, o) + j * lanes.inner)];
            out.items.push_back(std::move(s));
        }
    call.give(out.value());
}

void strtok(Call& call) {
    const std::u16string s = text16_argument(call, 0);
    std::u16string by = u" \t\n\v\f\r";
    by += u'\0';
    if (call.nargin() > 1)
        by = text16_argument(call, 1);
    const size_t first = s.find_first_not_of(by);
    const size_t start = first == std::u16string::npos ? s.size() : first;
    const size_t end = std::min(s.size(), s.find_first_of(by, start));
    const bool string = call.arg(0).is_string();
    auto give = [&](int k, const std::u16string& t) { call.give(k, string ? Value::string(to_utf8(t)) : Value::text(std::u16string_view(t))); };
    give(0, s.substr(start, end - start));
    give(1, s.substr(end));
}

/// Char arguments lose trailing white space, cells and strings keep theirs.
void strcat(Call& call) {
    TextList out;
    std::vector<TextList> lists;
    bool any_string = false, any_cell = false;
    size_t count = 1;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        lists.push_back(v.is_numeric() ? TextList{TextList::Kind::Char, Dims(), {ops::convert(v, ClassId::Char).to_text16()}, {}}
                                       : text_list_argument(call, i));
        any_string = any_string || lists.back().kind == TextList::Kind::String;
        any_cell = any_cell || lists.back().kind == TextList::Kind::Cell;
    }
    for (const TextList& list : lists)
        if (list.items.size() != 1) {
            if (count != 1 && count != list.items.size())
                fail({"MATLAB:strcat:InvalidInputSize", "All the inputs must be the same size or scalars."});
            count = list.items.size();
            out.dims = list.dims;
        } else if (count == 1 && list.kind != TextList::Kind::Char) {
            out.dims = list.dims;
        }
    out.kind = any_string ? TextList::Kind::String : any_cell ? TextList::Kind::Cell : TextList::Kind::Char;
    out.items.resize(count);
    for (TextList& list : lists)
        for (size_t i = 0; i < count; ++i) {
            std::u16string s = list.items[list.items.size() == 1 ? 0 : i];
            if (list.kind == TextList::Kind::Char && out.kind == TextList::Kind::Char)
                s = trimmed(std::move(s), false, true);
            out.items[i] += s;
        }
    call.give(out.kind == TextList::Kind::Char && count > 1 ? char_matrix(out.items) : out.value());
}
void append(Call& call) {
    TextList out = text_list_argument(call, 0);
    for (int i = 1; i < call.nargin(); ++i) {
        const TextList more = text_list_argument(call, i);
        if (more.kind == TextList::Kind::String || (more.kind == TextList::Kind::Cell && out.kind == TextList::Kind::Char))
            out.kind = more.kind;
        if (out.items.size() == 1 && more.items.size() > 1) {
            out.items.resize(more.items.size(), out.items[0]);
            out.dims = more.dims;
        }
        for (size_t k = 0; k < out.items.size(); ++k)
            out.items[k] += more.items[more.items.size() == 1 ? 0 : k];
    }
    call.give(out.value());
}
void strvcat(Call& call) {
    std::vector<std::u16string> rows;
    for (int i = 0; i < call.nargin(); ++i)
        for (const std::u16string& s : text_list_argument(call, i).items)
            if (!s.empty())
                rows.push_back(s);
    call.give(char_matrix(rows));
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

// ---- classes of text

std::u16string element_text(const Value& v) {
    if (v.is_text() || v.is_char())
        return v.to_text16();
    if (v.is_logical())
        return v.to_double() != 0 ? u"true" : u"false";
    if (v.is_flat() && v.numel() == 1) {
        if (v.is_complex()) {
            const std::complex<double> z = v.to_complex();
            return to_utf16(short_number_text(z.real()) + (z.imag() < 0 ? "-" : "+") + short_number_text(std::fabs(z.imag())) + "i");
        }
        if (v.tag() == Value::Tag::Int64)
            return to_utf16(std::to_string(v.get<int64_t>()));
        if (v.tag() == Value::Tag::UInt64)
            return to_utf16(std::to_string(v.get<uint64_t>()));
        return to_utf16(short_number_text(v.to_double()));
    }
    raise(Err::NoConversion, "string", v.class_name());
}

void string(Call& call) {
    if (call.nargin() == 0)
        return call.give(Value::string(""));
    const Value& x = call.arg(0);
    if (x.is_string())
        return call.give(x);
    if (x.is_char()) {
        TextList list = text_list_argument(call, 0);
        list.kind = TextList::Kind::String;
        if (x.is_empty() && x.dims().rows() == 0)
            list.items.resize(1);
        list.dims = Dims(static_cast<int64_t>(list.items.size()), 1);
        return call.give(list.value());
    }
    if (x.is_function_handle()) {
        const FunctionHandle& f = x.function();
        return call.give(Value::string(f.is_anonymous() ? f.source : f.name));
    }
    TextList out{TextList::Kind::String, x.dims(), {}, {}};
    for (int64_t i = 0; i < x.numel(); ++i) {
        const Value v = x.is_cell() ? x.cell().at(i) : select(x, {i}, Dims());
        if (v.is_flat() && v.numel() == 1 && is_float(v.class_id()) && std::isnan(v.to_double())) {
            out.missing.resize(static_cast<size_t>(x.numel()), false);
            out.missing[static_cast<size_t>(i)] = true;
            out.items.emplace_back();
        } else {
            out.items.push_back(element_text(v));
        }
    }
    call.give(out.value());
}
void strings(Call& call) { call.give(Value(make_ref<StringArray>(size_arguments(call.args)))); }

void char_(Call& call) {
    if (call.nargin() == 1) {
        const Value& x = call.arg(0);
        if (x.is_char())
            return call.give(x);
        if (x.is_flat())
            return call.give(ops::convert(x, ClassId::Char));
        if (x.is_string() && x.numel() == 1)
            return call.give(Value::text(std::u16string_view(x.to_text16())));
    }
    std::vector<std::u16string> rows;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_flat() && !v.is_char()) {
            rows.push_back(ops::convert(v, ClassId::Char).to_text16());
            continue;
        }
        TextList list;
        if (!read_text_list(v, list)) {
            if (!v.is_cell())
                raise(Err::NoConversion, "char", v.class_name());
            fail({"MATLAB:char:CellsMustContainChars", "Cell elements must be character arrays."});
        }
        rows.insert(rows.end(), list.items.begin(), list.items.end());
    }
    call.give(rows.size() == 1 && rows[0].empty() ? Value::text(std::u16string_view()) : char_matrix(rows));
}

void cellstr(Call& call) {
    const Value& x = call.arg(0);
    TextList list;
    if (!read_text_list(x, list) || (x.is_flat() && !x.is_char()))
        fail({"MATLAB:cellstr:InputClass", "Element 1 is not text. Input must be a character array, string array or cell array of character vectors."});
    if (list.kind == TextList::Kind::Char)
        for (std::u16string& row : list.items)
            row = trimmed(std::move(row), false, true);
    if (list.kind != TextList::Kind::Cell) {
        list.dims = list.kind == TextList::Kind::Char ? Dims(static_cast<int64_t>(list.items.size()), 1) : list.dims;
        list.kind = TextList::Kind::Cell;
    }
    call.give(list.value());
}
void blanks(Call& call) {
    const int64_t n = integer_argument(call, 0);
    if (n < 0)
        fail({"MATLAB:blanks:nonNegativeIntegerRequired", "The number of blanks must be a nonnegative integer."});
    call.give(Value::text(std::u16string_view(std::u16string(static_cast<size_t>(n), u' '))));
}
void newline(Call& call) { call.give(Value::text("\n")); }

void missing(Call& call) {
    Ref<StringArray> out = make_ref<StringArray>(Dims());
    out->elements_mut()[0] = std::nullopt;
    call.give(Value(std::move(out)));
}
void ismissing(Call& call) {
    const Value& x = call.arg(0);
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < x.numel(); ++i) {
        bool is = false;
        if (x.is_string())
            is = !x.string_array().at(i).has_value();
        else if (x.is_cell())
            is = x.cell().at(i).is_char() && x.cell().at(i).is_empty();
        else if (x.is_char())
            is = ArrayView(x).data<char16_t>()[i] == u' ';
        else if (x.is_float())
            is = std::isnan(ArrayView(x).double_at(i));
        out.push_back(is);
    }
    call.give(logical_array(x.dims(), out));
}

// ---- characters

template <class F>
void classify(Call& call, F f) {
    const Value& x = call.arg(0);
    if (x.is_string() && x.numel() == 1) {
        std::vector<uint8_t> out;
        for (const char16_t c : x.to_text16())
            out.push_back(f(c));
        return call.give(logical_array(Dims(1, static_cast<int64_t>(out.size())), out));
    }
    if (!x.is_char())
        return call.give(Value(Array::zeros(ClassId::Logical, x.dims())));
    const ArrayView view(x);
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < view.numel(); ++i)
        out.push_back(f(view.data<char16_t>()[i]));
    call.give(logical_array(view.dims(), out));
}
bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_letter(char16_t c) { return to_lower(c) != to_upper(c) || (c >= 0xAA && c != 0xD7 && c != 0xF7 && c > 0xBF); }
bool is_punctuation(char16_t c) { return c > 32 && c < 127 && !is_digit(c) && to_lower(c) == to_upper(c); }
void isspace_(Call& call) { classify(call, is_blank); }
void isletter(Call& call) { classify(call, is_letter); }
void isstrprop(Call& call) {
    const std::string category = to_lower_ascii(text_argument(call, 1));
    using Test = bool (*)(char16_t);
    static constexpr std::pair<std::string_view, Test> kTests[] = {
        {"alpha", is_letter},
        {"alphanum", [](char16_t c) { return is_letter(c) || is_digit(c); }},
        {"digit", is_digit},
        {"lower", [](char16_t c) { return to_upper(c) != c; }},
        {"upper", [](char16_t c) { return to_lower(c) != c; }},
        {"punct", is_punctuation},
        {"wspace", is_blank},
        {"cntrl", [](char16_t c) { return c < 32 || c == 127; }},
        {"graphic", [](char16_t c) { return c > 32 && c != 127; }},
        {"print", [](char16_t c) { return c >= 32 && c != 127; }},
        {"xdigit", [](char16_t c) { return is_digit(c) || (to_lower(c) >= u'a' && to_lower(c) <= u'f'); }}};
    for (const auto& [name, test] : kTests)
        if (name.starts_with(category) && !category.empty())
            return classify(call, test);
    fail({"MATLAB:isstrprop:InvalidCategory", "Unknown category '{}'."}, category);
}

void compose(Call& call) {
    const TextList formats = text_list_argument(call, 0);
    TextList out = formats;
    if (call.nargin() > 1 && formats.items.size() == 1) { // each row of the arguments makes one text
        const int64_t rows = call.arg(1).dims().rows();
        out.items.clear();
        out.dims = Dims(rows, 1);
        for (int64_t r = 0; r < rows; ++r) {
            ValueList args;
            for (int i = 1; i < call.nargin(); ++i) {
                const Value& v = call.arg(i);
                for (int64_t c = 0; c < v.dims().cols(); ++c)
                    args.push_back(v.is_cell() ? v.cell().at(r + c * rows) : select(v, {r + c * rows}, Dims()));
            }
            out.items.push_back(to_utf16(display::format_text(display::process_escapes(to_utf8(formats.items[0])), args)));
        }
        if (out.kind == TextList::Kind::Char)
            out.kind = TextList::Kind::Cell;
    } else {
        for (std::u16string& s : out.items)
            s = to_utf16(display::process_escapes(to_utf8(s)));
    }
    call.give(out.value());
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
    {"strsplit", kText, "Split string at specified delimiter", 1, kAnyNumber, 2, strsplit, kPure},
    {"split", kText, "Split strings at delimiters", 1, 3, 1, split, kPure},
    {"splitlines", kText, "Split strings at newline characters", 1, 1, 1, splitlines, kPure},
    {"strjoin", kText, "Join strings in array", 1, 2, 1, strjoin, kPure},
    {"join", kText, "Combine strings", 1, 3, 1, join, kPure},
    {"strtok", kText, "Selected parts of strings", 1, 2, 2, strtok, kPure},
    {"strcat", kText, "Concatenate strings horizontally", 1, kAnyNumber, 1, strcat, kPure},
    {"append", kText, "Combine strings", 1, kAnyNumber, 1, append, kPure},
    {"strvcat", kText, "Concatenate strings vertically", 1, kAnyNumber, 1, strvcat, kPure},
    {"strjust", kText, "Justify strings", 1, 2, 1, strjust, kPure},
    {"string", kText, "String array", 0, 2, 1, string, kPure},
    {"strings", kText, "Create string array with no characters", 0, kAnyNumber, 1, strings, kPure},
    {"char", kText, "Character array", 1, kAnyNumber, 1, char_, kPure},
    {"cellstr", kText, "Convert to cell array of character vectors", 1, 1, 1, cellstr, kPure},
    {"blanks", kText, "Create character array of blanks", 1, 1, 1, blanks, kPure},
    {"newline", kText, "Create newline character", 0, 0, 1, newline, kPure},
    {"missing", "Data Types", "Create missing values", 0, 0, 1, missing, kPure},
    {"ismissing", "Data Types", "Find missing values", 1, 2, 1, ismissing, kPure},
    {"isspace", kText, "Determine which characters are space characters", 1, 1, 1, isspace_, kPure},
    {"isletter", kText, "Determine which characters are letters", 1, 1, 1, isletter, kPure},
    {"isstrprop", kText, "Determine which characters in input strings are of specified category", 2, 2, 1, isstrprop, kPure},
    {"compose", kText, "Format data into multiple strings", 1, kAnyNumber, 1, compose, kPure},
};

} // namespace

void register_transform(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
