// Several texts and one: strsplit, split, strjoin, join, strtok, strcat, append.
#include <algorithm>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/interruption.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

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
        fail(
            {"MATLAB:strsplit:InvalidStringType", "First input must be either a character vector or a string scalar."});
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
    TextList out{x.is_string() ? TextList::Kind::String : TextList::Kind::Cell,
                 Dims(1, static_cast<int64_t>(parts.size())),
                 parts,
                 {}};
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
    const int64_t n = static_cast<int64_t>(list.items.size()),
                  m = all.empty() ? 0 : static_cast<int64_t>(all[0].size());
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
    TextList out{call.arg(0).is_string() ? TextList::Kind::String : TextList::Kind::Cell,
                 Dims(static_cast<int64_t>(parts.size()), 1),
                 parts,
                 {}};
    call.give(out.value());
}

void strjoin(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_cell() && !x.is_string())
        fail({"MATLAB:strjoin:InvalidCellType",
              "First input must be a string array or cell array of character vectors."});
    const TextList list = text_list_argument(call, 0);
    std::vector<std::u16string> by{u" "};
    if (call.nargin() > 1)
        by = text_list_argument(call, 1).items;
    if (by.size() == 1)
        by[0] = to_utf16(display::process_escapes(to_utf8(by[0])));
    else if (by.size() + 1 != list.items.size())
        fail({"MATLAB:strjoin:WrongNumberOfDelimiterElements",
              "The number of delimiters must be one less than the number of texts."});
    std::u16string out;
    for (size_t i = 0; i < list.items.size(); ++i) {
        poll_interruption();
        out += (i ? by[by.size() == 1 ? 0 : i - 1] : std::u16string()) + list.items[i];
    }
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
    auto give = [&](int k, const std::u16string& t) {
        call.give(k, string ? Value::string(to_utf8(t)) : Value::text(std::u16string_view(t)));
    };
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
        lists.push_back(v.is_numeric()
                            ? TextList{TextList::Kind::Char, Dims(), {ops::convert(v, ClassId::Char).to_text16()}, {}}
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
        if (more.kind == TextList::Kind::String ||
            (more.kind == TextList::Kind::Cell && out.kind == TextList::Kind::Char))
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

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"strsplit", kText, "Split string at specified delimiter", 1, kAnyNumber, 2, strsplit, kPure},
    {"split", kText, "Split strings at delimiters", 1, 3, 1, split, kPure},
    {"splitlines", kText, "Split strings at newline characters", 1, 1, 1, splitlines, kPure},
    {"strjoin", kText, "Join strings in array", 1, 2, 1, strjoin, kPure},
    {"join", kText, "Combine strings", 1, 3, 1, join, kPure},
    {"strtok", kText, "Selected parts of strings", 1, 2, 2, strtok, kPure},
    {"strcat", kText, "Concatenate strings horizontally", 1, kAnyNumber, 1, strcat, kPure},
    {"append", kText, "Combine strings", 1, kAnyNumber, 1, append, kPure},
    {"strvcat", kText, "Concatenate strings vertically", 1, kAnyNumber, 1, strvcat, kPure},
};

} // namespace

void register_split_join(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
