// Parts of text between boundaries: extractBefore, extractBetween, replaceBetween, eraseBetween, insertAfter, extract.
#include <algorithm>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

constexpr Message kPosition{"MATLAB:string:PositionOutOfRange", "Numeric value exceeds the number of characters in element {}."};
constexpr Message kSizes{"MATLAB:string:SizesMismatch", "Inputs must be the same size or scalars."};
constexpr Message kBoundary{"MATLAB:string:MustBeTextOrPosition", "Argument {} must be text or a positive integer."};

/// Where boundaries lie: texts, or 1-based positions; one for all elements or one for each.
struct Boundary {
    bool by_position = false;
    std::vector<int64_t> positions;
    std::vector<std::u16string> texts;

    size_t size() const { return by_position ? positions.size() : texts.size(); }
    int64_t position(size_t i) const { return positions[positions.size() == 1 ? 0 : i]; }
    const std::u16string& text(size_t i) const { return texts[texts.size() == 1 ? 0 : i]; }
};
Boundary boundary_argument(const Call& call, int index, size_t count) {
    Boundary out;
    const Value& v = call.arg(index);
    if (v.is_numeric()) {
        out.by_position = true;
        out.positions = integers_of(v);
        for (const int64_t p : out.positions)
            if (p < 1)
                fail(kBoundary, index + 1);
    } else {
        out.texts = text_list_argument(call, index).items;
    }
    if (out.size() != 1 && out.size() != count)
        fail(kSizes);
    return out;
}

/// Applies `f(text, element)` to all but missing elements.
template <class F>
void each_text(Call& call, TextList list, F f) {
    for (size_t i = 0; i < list.items.size(); ++i)
        if (!list.is_missing(i))
            list.items[i] = f(list, i);
    call.give(list.value());
}

void extract_side(Call& call, bool before) {
    const TextList list = text_list_argument(call, 0);
    const Boundary at = boundary_argument(call, 1, list.items.size());
    each_text(call, list, [&](TextList& out, size_t i) {
        const std::u16string& s = out.items[i];
        if (at.by_position) {
            const size_t p = static_cast<size_t>(at.position(i));
            if (p > s.size() + (before ? 1 : 0))
                fail(kPosition, i + 1);
            return before ? s.substr(0, p - 1) : s.substr(p);
        }
        const size_t hit = s.find(at.text(i));
        if (hit != std::u16string::npos)
            return before ? s.substr(0, hit) : s.substr(hit + at.text(i).size());
        if (out.kind == TextList::Kind::String) { // strings say that nothing was there; char rows cannot
            out.missing.resize(out.items.size(), false);
            out.missing[i] = true;
        }
        return std::u16string();
    });
}
void extract_before(Call& call) { extract_side(call, true); }
void extract_after(Call& call) { extract_side(call, false); }

/// Half-open ranges of the parts between the boundaries of one text; `inclusive` takes the boundaries too.
std::vector<std::pair<size_t, size_t>> parts_between(const std::u16string& s, const Boundary& from, const Boundary& to,
                                                     size_t i, bool inclusive) {
    std::vector<std::pair<size_t, size_t>> out;
    size_t at = 0;
    for (;;) {
        size_t first, start;
        if (from.by_position) {
            first = static_cast<size_t>(from.position(i)) - 1;
            start = first + 1;
            if (first >= s.size() + 1)
                fail(kPosition, i + 1);
        } else {
            first = from.text(i).empty() ? std::u16string::npos : s.find(from.text(i), at);
            if (first == std::u16string::npos)
                return out;
            start = first + from.text(i).size();
        }
        size_t end, last;
        if (to.by_position) {
            last = static_cast<size_t>(to.position(i));
            end = last - 1;
            if (last > s.size())
                fail(kPosition, i + 1);
            if (last + 1 < start || (last < first))
                return out;
        } else {
            end = to.text(i).empty() ? std::u16string::npos : s.find(to.text(i), start - (from.by_position ? 1 : 0));
            if (end == std::u16string::npos)
                return out;
            last = end + to.text(i).size();
        }
        if (inclusive)
            out.emplace_back(first, last);
        else
            out.emplace_back(std::min(start, end), end);
        at = last;
        if (from.by_position || to.by_position)
            return out;
    }
}

/// `'Boundaries', 'inclusive'` at the end; positions are taken with what they name, texts are not.
bool is_inclusive(const Call& call, int first, const Boundary& from) {
    if (call.nargin() <= first)
        return from.by_position;
    if (call.nargin() != first + 2 || !text_is(call.arg(first), "boundaries"))
        fail(kUnknownOption, call.arg(first).is_text() ? call.arg(first).to_text() : "", call.builtin.name);
    const std::string word = to_lower_ascii(text_argument(call, first + 1));
    if (word != "inclusive" && word != "exclusive")
        fail({"MATLAB:string:InvalidBoundaries", "Value of Boundaries must be 'inclusive' or 'exclusive'."});
    return word == "inclusive";
}

void extract_between(Call& call) {
    const TextList list = text_list_argument(call, 0);
    const Boundary from = boundary_argument(call, 1, list.items.size()), to = boundary_argument(call, 2, list.items.size());
    const bool inclusive = is_inclusive(call, 3, from);
    std::vector<std::vector<std::u16string>> all;
    for (size_t i = 0; i < list.items.size(); ++i) {
        std::vector<std::u16string>& parts = all.emplace_back();
        for (const auto& [start, end] : parts_between(list.items[i], from, to, i, inclusive))
            parts.push_back(list.items[i].substr(start, end - start));
        if (all.size() > 1 && parts.size() != all[0].size())
            fail({"MATLAB:string:MustHaveSameNumberOfMatches", "Element {} has {} matches, but the elements before have {}. "
                                                              "All elements must have the same number of matches."},
                 i + 1, parts.size(), all[0].size());
    }
    TextList out;
    out.kind = list.kind == TextList::Kind::String ? TextList::Kind::String : TextList::Kind::Cell;
    const int64_t n = static_cast<int64_t>(all.size()), m = all.empty() ? 0 : static_cast<int64_t>(all[0].size());
    // Several matches lie along the first dimension whose size is 1.
    out.dims = n == 1 ? Dims(m, 1) : m == 1 ? list.dims : list.dims.is_column() ? Dims(n, m) : Dims{list.dims[0], list.dims[1], m};
    if (n > 1 && m > 1 && list.dims.is_row())
        out.dims = Dims(m, n);
    if (n > 1 && list.dims.is_row()) {
        for (const auto& parts : all)
            out.items.insert(out.items.end(), parts.begin(), parts.end());
    } else {
        for (int64_t k = 0; k < m; ++k)
            for (const auto& parts : all)
                out.items.push_back(parts[static_cast<size_t>(k)]);
    }
    call.give(out.value());
}

/// Puts `with(i)` in the place of each part.
template <class With>
void change_between(Call& call, int option, With with) {
    const TextList list = text_list_argument(call, 0);
    const Boundary from = boundary_argument(call, 1, list.items.size()), to = boundary_argument(call, 2, list.items.size());
    const bool inclusive = is_inclusive(call, option, from);
    each_text(call, list, [&](TextList& texts, size_t i) {
        const std::u16string& s = texts.items[i];
        std::u16string out;
        size_t at = 0;
        for (const auto& [start, end] : parts_between(s, from, to, i, inclusive)) {
            out.append(s, at, start - at);
            out += with(i);
            at = end;
        }
        return out.append(s, at);
    });
}
void erase_between(Call& call) {
    change_between(call, 3, [](size_t) { return std::u16string(); });
}
void replace_between(Call& call) {
    const TextList with = text_list_argument(call, 3);
    if (with.items.size() != 1 && with.items.size() != text_list_argument(call, 0).items.size())
        fail(kSizes);
    change_between(call, 4, [&](size_t i) { return with.items[with.items.size() == 1 ? 0 : i]; });
}

void insert(Call& call, bool before) {
    const TextList list = text_list_argument(call, 0);
    const Boundary at = boundary_argument(call, 1, list.items.size());
    const TextList what = text_list_argument(call, 2);
    if (what.items.size() != 1 && what.items.size() != list.items.size())
        fail(kSizes);
    each_text(call, list, [&](TextList& texts, size_t i) {
        std::u16string s = texts.items[i];
        const std::u16string& w = what.items[what.items.size() == 1 ? 0 : i];
        if (at.by_position) {
            const size_t p = static_cast<size_t>(at.position(i));
            if (p > s.size() + (before ? 1 : 0))
                fail(kPosition, i + 1);
            return s.insert(before ? p - 1 : p, w);
        }
        const std::u16string& mark = at.text(i);
        std::u16string out;
        size_t done = 0;
        for (size_t hit; !mark.empty() && (hit = s.find(mark, done)) != std::u16string::npos; done = hit + mark.size())
            out += s.substr(done, hit - done) + (before ? w + mark : mark + w);
        return out + s.substr(done);
    });
}
void insert_after(Call& call) { insert(call, false); }
void insert_before(Call& call) { insert(call, true); }

/// `extract(str, text)`: each occurrence of the text; `extract(str, pos)`: one character.
void extract(Call& call) {
    const TextList list = text_list_argument(call, 0);
    TextList out;
    out.kind = list.kind == TextList::Kind::String ? TextList::Kind::String : TextList::Kind::Cell;
    const Boundary at = boundary_argument(call, 1, call.arg(1).is_numeric() ? list.items.size() : 1);
    if (at.by_position) {
        for (size_t i = 0; i < list.items.size(); ++i) {
            if (static_cast<size_t>(at.position(i)) > list.items[i].size())
                fail(kPosition, i + 1);
            out.items.push_back(list.items[i].substr(static_cast<size_t>(at.position(i)) - 1, 1));
        }
        out.dims = list.dims;
        return call.give(out.value());
    }
    size_t matches = 0;
    for (size_t i = 0; i < list.items.size(); ++i) {
        size_t n = 0;
        for (size_t hit = list.items[i].find(at.text(0)); hit != std::u16string::npos && !at.text(0).empty();
             hit = list.items[i].find(at.text(0), hit + at.text(0).size()))
            ++n;
        if (i > 0 && n != matches)
            fail({"MATLAB:string:MustHaveSameNumberOfMatches", "All elements must have the same number of matches."});
        matches = n;
    }
    out.items.assign(list.items.size() * matches, at.text(0));
    const int64_t n = static_cast<int64_t>(list.items.size()), m = static_cast<int64_t>(matches);
    out.dims = n == 1 ? Dims(m, 1) : list.dims.is_row() ? Dims(m, n) : Dims(n, m);
    call.give(out.value());
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"extractBefore", kText, "Extract substrings before specified positions", 2, 2, 1, extract_before, kPure},
    {"extractAfter", kText, "Extract substrings after specified positions", 2, 2, 1, extract_after, kPure},
    {"extractBetween", kText, "Extract substrings between start and end points", 3, 5, 1, extract_between, kPure},
    {"eraseBetween", kText, "Delete substrings between start and end points", 3, 5, 1, erase_between, kPure},
    {"replaceBetween", kText, "Replace substrings between start and end points", 4, 6, 1, replace_between, kPure},
    {"insertAfter", kText, "Insert strings after specified substrings", 3, 3, 1, insert_after, kPure},
    {"insertBefore", kText, "Insert strings before specified substrings", 3, 3, 1, insert_before, kPure},
    {"extract", kText, "Extract substrings from strings", 2, 2, 1, extract, kPure},
};

} // namespace

void register_substrings(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
