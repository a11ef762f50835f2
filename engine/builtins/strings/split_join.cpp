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
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kSplitDimension{"MATLAB:string:SplitDimensionNotSingleton",
                                  "The size of the text along the dimension to split must be 1."};

struct Delimiters {
    std::vector<std::u16string> texts;
    /// Length of the longest delimiter at `at`, 0 if none.
    size_t match(std::u16string_view s, size_t at) const {
        size_t best = 0;
        for (const std::u16string& d : texts)
            if (d.size() > best && s[at] == d[0] && s.compare(at, d.size(), d) == 0)
                best = d.size();
        return best;
    }
};
const std::vector<std::u16string> kWhite = {u" ", u"\f", u"\n", u"\r", u"\t", u"\v"};

/// Stretches of `s`: between the delimiters, and the delimiters; these are brought together where they follow each
/// other if `collapse`.
void split_text(std::u16string_view s, const Delimiters& by, bool collapse, std::vector<std::u16string_view>& parts,
                std::vector<std::u16string_view>& between) {
    const bool one = by.texts.size() == 1 && !by.texts[0].empty();
    size_t start = 0, at = 0;
    while (at < s.size()) {
        if (one)
            at = s.find(by.texts[0], at);
        if (at == std::u16string_view::npos)
            break;
        size_t length = one ? by.texts[0].size() : by.match(s, at);
        if (length == 0) {
            ++at;
            continue;
        }
        const size_t end = at;
        at += length;
        while (collapse && at < s.size() && (length = by.match(s, at)) > 0)
            at += length;
        parts.push_back(s.substr(start, end - start));
        between.push_back(s.substr(end, at - end));
        start = at;
    }
    parts.push_back(s.substr(start));
}
void split_text(const std::u16string& s, const Delimiters& by, bool collapse, std::vector<std::u16string>& parts,
                std::vector<std::u16string>& between) {
    std::vector<std::u16string_view> views, gaps;
    split_text(std::u16string_view(s), by, collapse, views, gaps);
    parts.insert(parts.end(), views.begin(), views.end());
    between.insert(between.end(), gaps.begin(), gaps.end());
}

/// A row of texts; the same text as the one before is shared.
Value row_of_texts(const std::vector<std::u16string_view>& texts, bool strings) {
    const Dims dims(1, static_cast<int64_t>(texts.size()));
    if (strings) {
        Ref<StringArray> out = make_ref<StringArray>(dims);
        for (size_t i = 0; i < texts.size(); ++i)
            out->elements_mut()[i] = std::u16string(texts[i]);
        return out;
    }
    ValueList elements;
    elements.reserve(texts.size());
    for (size_t i = 0; i < texts.size(); ++i)
        elements.push_back(i > 0 && texts[i] == texts[i - 1] ? elements.back() : Value::text(texts[i]));
    return cell_of(dims, std::move(elements));
}

void strsplit(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_text() && !(x.is_char() && x.is_empty()))
        fail(
            {"MATLAB:strsplit:InvalidStringType", "First input must be either a character vector or a string scalar."});
    Delimiters by{kWhite};
    bool collapse = true, regular = false;
    int next = 1;
    const bool delimiters = call.nargin() % 2 == 0;
    if (delimiters) {
        by.texts = text_list_argument(call, 1).items;
        next = 2;
    } else if (call.nargin() == 3 && call.arg(2).is_scalar() && (call.arg(2).is_logical() || call.arg(2).is_numeric())) {
        by.texts = text_list_argument(call, 1).items; // Octave: strsplit(s, delimiters, collapse)
        collapse = flag_argument(call, 2);
        next = 3;
    }
    for (; next + 1 < call.nargin(); next += 2) {
        const std::string name = to_lower_ascii(text_argument(call, next));
        if (name == "collapsedelimiters")
            collapse = flag_argument(call, next + 1);
        else if (name == "delimitertype")
            regular = to_lower_ascii(text_argument(call, next + 1)).starts_with("reg");
        else
            fail({"MATLAB:strsplit:InvalidParameter", "'{}' is not a recognized parameter."}, name);
    }
    if (regular) {
        std::u16string pattern;
        for (const std::u16string& d : by.texts)
            pattern += (pattern.empty() ? u"(?:" : u"|(?:") + d + u")";
        if (collapse)
            pattern = u"(?:" + pattern + u")+";
        const Value arguments[] = {x, Value::text(std::u16string_view(pattern)), Value::text("split"), Value::text("match")};
        ValueList results = call.interpreter.call("regexp", arguments, 2);
        call.give(0, std::move(results[0]));
        return call.give(1, std::move(results[1]));
    }
    if (delimiters)
        for (std::u16string& d : by.texts)
            d = to_utf16(display::process_escapes(to_utf8(d)));
    const std::u16string text = x.to_text16();
    std::vector<std::u16string_view> parts, between;
    split_text(std::u16string_view(text), by, collapse, parts, between);
    call.give(0, row_of_texts(parts, x.is_string()));
    if (call.nargout > 1)
        call.give(1, row_of_texts(between, x.is_string()));
}

/// `[parts, delimiters] = split(str, delimiter, dim)`: for one text a column; for an array along its first trailing
/// dimension of size 1. White space counts as one delimiter however long it is, and not at the ends.
void split(Call& call) {
    const TextList list = text_list_argument(call, 0);
    Delimiters by{kWhite};
    const bool white = call.nargin() < 2;
    if (!white)
        by.texts = text_list_argument(call, 1).items;
    const bool strings = list.kind == TextList::Kind::String;
    std::vector<std::vector<std::u16string>> parts(list.items.size()), between(list.items.size());
    for (size_t i = 0; i < list.items.size(); ++i) {
        split_text(list.items[i], by, white, parts[i], between[i]);
        if (parts[i].size() != parts[0].size())
            fail({"MATLAB:string:SplitDifferentNumberOfParts",
                  "Element {} of the text contains {} delimiters while the previous elements have {}. All elements must "
                  "contain the same number of delimiters."},
                 i + 1, between[i].size(), between[0].size());
    }
    int dim = list.dims.count();
    if (list.items.size() == 1)
        dim = 0;
    else
        for (int k = list.dims.count() - 1; k > 0 && list.dims[k] == 1; --k)
            dim = k;
    if (call.nargin() > 2)
        dim = dimension_argument(call.arg(2));
    if (list.items.size() > 1 && list.dims[dim] != 1)
        fail(kSplitDimension);
    const auto give = [&](int which, const std::vector<std::vector<std::u16string>>& all) {
        const int64_t m = all.empty() ? 0 : static_cast<int64_t>(all[0].size());
        TextList out;
        out.kind = strings ? TextList::Kind::String : TextList::Kind::Cell;
        out.dims = list.dims;
        out.dims.set(dim, m);
        const Lanes lanes(out.dims, dim);
        out.items.resize(static_cast<size_t>(out.dims.numel()));
        for (size_t i = 0; i < all.size(); ++i)
            for (int64_t k = 0; k < m; ++k) {
                const int64_t inner = static_cast<int64_t>(i) % lanes.inner, outer = static_cast<int64_t>(i) / lanes.inner;
                out.items[static_cast<size_t>(lanes.first(inner, outer) + k * lanes.inner)] = all[i][static_cast<size_t>(k)];
            }
        call.give(which, out.value());
    };
    give(0, parts);
    if (call.nargout > 1)
        give(1, between);
}

void splitlines(Call& call) {
    const TextList list = text_list_argument(call, 0);
    std::vector<std::u16string> parts, between;
    for (const std::u16string& s : list.items)
        split_text(s, {{u"\r\n", u"\n", u"\r"}}, false, parts, between);
    const int64_t n = static_cast<int64_t>(std::max<size_t>(1, list.items.size()));
    if (list.items.size() > 1 && parts.size() % list.items.size() != 0)
        fail({"MATLAB:string:SplitDifferentNumberOfParts", "All elements must have the same number of lines."});
    TextList out{list.kind == TextList::Kind::String ? TextList::Kind::String : TextList::Kind::Cell,
                 Dims(static_cast<int64_t>(parts.size()) / n, n), parts, {}};
    if (n > 1) { // one row for each element
        const size_t lines = parts.size() / list.items.size();
        out.dims = Dims(n, static_cast<int64_t>(lines));
        for (size_t i = 0; i < list.items.size(); ++i)
            for (size_t k = 0; k < lines; ++k)
                out.items[i + k * list.items.size()] = parts[i * lines + k];
    }
    call.give(out.value());
}

/// The texts of a cell where they lie; false if some are not rows of characters in memory of their own.
bool rows_of_cell(const Value& x, std::vector<std::u16string_view>& out) {
    if (!x.is_cell())
        return false;
    out.reserve(static_cast<size_t>(x.numel()));
    for (const Value& element : x.cell().elements()) {
        if (!element.is_heap() || element.heap_kind() != HeapKind::Array)
            return false;
        const Array& array = element.array();
        if (array.class_id() != ClassId::Char || (!array.dims().is_row() && array.numel() > 0))
            return false;
        out.emplace_back(array.data<char16_t>(), static_cast<size_t>(array.numel()));
    }
    return true;
}

void strjoin(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_cell() && !x.is_string())
        fail({"MATLAB:strjoin:InvalidCellType",
              "First input must be a string array or cell array of character vectors."});
    TextList list;
    std::vector<std::u16string_view> texts;
    if (!rows_of_cell(x, texts)) {
        list = text_list_argument(call, 0);
        texts.assign(list.items.begin(), list.items.end());
    }
    std::vector<std::u16string> by{u" "};
    if (call.nargin() > 1)
        by = text_list_argument(call, 1).items;
    if (call.nargin() > 1 && !call.arg(1).is_cell() && !(call.arg(1).is_string() && call.arg(1).numel() != 1))
        by[0] = to_utf16(display::process_escapes(to_utf8(by[0])));
    else if (by.size() != 1 && by.size() + 1 != texts.size())
        fail({"MATLAB:strjoin:WrongNumberOfDelimiterElements",
              "The number of delimiters must be one less than the number of texts."});
    std::u16string out;
    for (size_t i = 0; i < texts.size(); ++i) {
        poll_interruption();
        if (i)
            out += by[by.size() == 1 ? 0 : i - 1];
        out += texts[i];
    }
    call.give(x.is_string() ? Value::string(to_utf8(out)) : Value::text(std::u16string_view(out)));
}

/// `join(str, delimiter, dim)`: along the last dimension that is not 1; several delimiters stand between the elements of
/// each lane, with the size of the text less one along the dimension.
void join(Call& call) {
    const TextList list = text_list_argument(call, 0);
    std::vector<std::u16string> by{u" "};
    int dim = list.dims.count() - 1;
    while (dim > 0 && list.dims[dim] == 1)
        --dim;
    for (int i = 1; i < call.nargin(); ++i) {
        if (call.arg(i).is_numeric())
            dim = dimension_argument(call.arg(i));
        else
            by = text_list_argument(call, i).items;
    }
    const Lanes lanes(list.dims, dim);
    const bool same = by.size() == 1;
    const size_t between = static_cast<size_t>(std::max<int64_t>(0, lanes.length - 1));
    if (!same && by.size() != between && by.size() != between * static_cast<size_t>(lanes.count()))
        fail({"MATLAB:string:JoinDelimiterSize", "The size of the delimiter array does not match the size of the text."});
    TextList out;
    out.kind = list.kind;
    out.dims = list.dims;
    out.dims.set(dim, 1);
    size_t lane = 0;
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i, ++lane) {
            std::u16string s;
            bool missing = false;
            for (int64_t j = 0; j < lanes.length; ++j) {
                const size_t at = static_cast<size_t>(lanes.first(i, o) + j * lanes.inner);
                missing = missing || list.is_missing(at);
                const size_t gap = static_cast<size_t>(j) - 1;
                if (j > 0)
                    s += by[same ? 0 : by.size() == between ? gap : static_cast<size_t>(i) + gap * static_cast<size_t>(lanes.inner)];
                s += list.items[at];
            }
            out.items.push_back(std::move(s));
            out.missing.push_back(missing);
        }
    call.give(out.value());
}

/// `[token, rest] = strtok(str, delimiters)`, for each element of a cell or string array.
void strtok(Call& call) {
    std::u16string by = u" \t\n\v\f\r";
    by += u'\0';
    if (call.nargin() > 1) {
        const Value& d = call.arg(1);
        by = d.is_numeric() ? ops::convert(d, ClassId::Char).to_text16() : d.is_char() && d.is_empty() ? std::u16string() : text16_argument(call, 1);
    }
    const Value& x = call.arg(0);
    TextList list;
    if (!read_text_list(x, list))
        fail({"MATLAB:strtok:InvalidInput", "First input must be a string array, character vector, or cell array of character vectors."});
    if (x.is_char() && list.items.size() > 1) {
        if (!x.dims().is_column())
            fail({"MATLAB:strtok:NonRowVector", "First input must be a character vector."});
        std::u16string column;
        for (const std::u16string& row : list.items)
            column += row;
        list.items = {column};
    }
    TextList token = list, rest = list;
    for (size_t i = 0; i < list.items.size(); ++i) {
        const std::u16string& s = list.items[i];
        const size_t first = s.find_first_not_of(by);
        const size_t start = first == std::u16string::npos ? s.size() : first;
        const size_t end = std::min(s.size(), s.find_first_of(by, start));
        token.items[i] = s.substr(start, end - start);
        rest.items[i] = s.substr(end);
    }
    const auto give = [&](int k, const TextList& part) {
        if (!x.is_char())
            return call.give(k, part.value());
        Value text = Value::text(std::u16string_view(part.items[0]));
        const int64_t n = static_cast<int64_t>(part.items[0].size());
        if (x.dims().is_column() && x.numel() > 1)
            text = reshaped(std::move(text), Dims(n, 1));
        else if (n == 0 && k == 0 && !x.is_empty())
            text = Value(Array::zeros(ClassId::Char, Dims(1, 0)));
        call.give(k, std::move(text));
    };
    give(0, token);
    give(1, rest);
}

/// Char arguments lose trailing white space, cells and strings keep theirs.
void strcat(Call& call) {
    TextList out;
    std::vector<TextList> lists;
    bool any_string = false, any_cell = false, shaped = false;
    size_t count = 1;
    if (std::all_of(call.args.begin(), call.args.end(), [](const Value& v) { return v.is_numeric(); }))
        fail({"MATLAB:strcat:InvalidInputType",
              "Inputs must be character arrays, cell arrays of character vectors, or string arrays."});
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
            if (count != 1 && list.kind != TextList::Kind::Char && shaped && !(list.dims == out.dims))
                fail({"MATLAB:strcat:InvalidInputSize", "All the inputs must be the same size or scalars."});
            count = list.items.size();
            out.dims = list.dims;
            shaped = list.kind != TextList::Kind::Char;
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
        if (more.items.size() != 1 && more.items.size() != out.items.size())
            fail({"MATLAB:string:append:InputsMustBeSameSize", "The texts must have the same size, or be scalars."});
        for (size_t k = 0; k < out.items.size(); ++k)
            out.items[k] += more.items[more.items.size() == 1 ? 0 : k];
    }
    call.give(out.value());
}
/// Rows of char arrays, texts, numbers as characters, and what is in cells, however deep.
void collect_rows(const Value& v, bool keep_empty, std::vector<std::u16string>& rows) {
    if (v.is_cell()) {
        for (const Value& element : v.cell().elements())
            collect_rows(element, keep_empty, rows);
        return;
    }
    TextList list;
    if (!read_text_list(v.is_flat() && !v.is_char() ? ops::convert(v, ClassId::Char) : v, list))
        raise(Err::NoConversion, "char", v.class_name());
    for (std::u16string& row : list.items)
        if (keep_empty || !row.empty())
            rows.push_back(std::move(row));
}
void strvcat(Call& call) {
    std::vector<std::u16string> rows;
    for (int i = 0; i < call.nargin(); ++i)
        collect_rows(call.arg(i), false, rows);
    call.give(char_matrix(rows));
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"strsplit", kText, "Split string at specified delimiter", 1, kAnyNumber, 2, strsplit, kPure},
    {"split", kText, "Split strings at delimiters", 1, 3, 2, split, kPure},
    {"splitlines", kText, "Split strings at newline characters", 1, 1, 1, splitlines, kPure},
    {"strjoin", kText, "Join strings in array", 1, 2, 1, strjoin, kPure},
    {"join", kText, "Combine strings", 1, 3, 1, join, kPure},
    {"strtok", kText, "Selected parts of strings", 1, 2, 2, strtok, kPure},
    {"strcat", kText, "Concatenate strings horizontally", 1, kAnyNumber, 1, strcat, kPure},
    {"append", kText, "Combine strings", 1, kAnyNumber, 1, append, kPure},
    {"strvcat", kText, "Concatenate strings vertically", 0, kAnyNumber, 1, strvcat, kPure},
};

} // namespace

void register_split_join(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
