// unique, ismember, union, intersect, setdiff, setxor: sets of numbers, text or rows.
#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/builtins/arguments.h"
#include "engine/builtins/arrays/ordering.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/common/radix_sort.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

struct SetOptions {
    bool rows = false;
    bool stable = false;
    bool last = false;
    bool legacy = false; ///< as before R2012b: last occurrences, rows unless everything is a column
};
/// Takes the text options off the end of the arguments.
SetOptions take_options(const Call& call, std::span<const Value>& args, size_t least) {
    SetOptions out;
    int order = 0, occurrence = 0;
    while (args.size() > least && args.back().is_text()) {
        const std::string word = to_lower_ascii(args.back().to_text());
        if ((word == "stable" || word == "sorted" || word == "first" || word == "last") && call.builtin.name == "ismember")
            fail({"MATLAB:ISMEMBER:UnknownFlag", "Unknown option '{}' for ismember."}, word);
        if (word == "rows") {
            out.rows = true;
        } else if (word == "stable" || word == "sorted") {
            out.stable = word == "stable";
            ++order;
        } else if (word == "last" || word == "first") {
            out.last = word == "last";
            ++occurrence;
        } else if (word == "legacy") {
            out.legacy = true;
        } else {
            fail({"MATLAB:sets:UnknownFlag", "Unknown option '{}' for {}."}, word, call.builtin.name);
        }
        args = args.first(args.size() - 1);
    }
    if (order + (out.legacy ? 1 : 0) > 1)
        fail({"MATLAB:sets:SetOrderConflict", "Only one of 'sorted', 'stable' and 'legacy' may be specified."});
    if (occurrence > 1 || (occurrence > 0 && order > 0))
        fail({"MATLAB:sets:OccurrenceConflict", "Only one of 'first' and 'last' may be specified, and not with 'sorted' or 'stable'."});
    if (args.size() > least)
        fail({"MATLAB:sets:UnknownInput", "The options of {} must be text."}, call.builtin.name);
    if (out.legacy && occurrence == 0)
        out.last = true;
    return out;
}

/// A number in the order of its class beside its place.
struct Keyed {
    uint64_t key;
    int64_t index;
};
constexpr uint64_t kNanKey = ~uint64_t{0}; ///< of NaN, which is after all numbers and equal to none
uint64_t number_key(double x) { return std::isnan(x) ? kNanKey : order_key(x + 0.0); } // one zero
template <class T>
uint64_t key_of(T x) {
    if constexpr (sizeof(T) == 8 && std::is_integral_v<T>)
        return order_key(x);
    else
        return number_key(static_cast<double>(x));
}
bool is_real_number_array(const Value& x) { return x.is_flat() && !x.is_complex(); }
std::vector<Keyed> sorted_keys(const Value& x) {
    const ArrayView view(x);
    std::vector<Keyed> out(static_cast<size_t>(view.numel()));
    visit_class(view.class_id(), [&](auto zero) {
        const auto* p = view.data<decltype(zero)>();
        for (size_t i = 0; i < out.size(); ++i)
            out[i] = {key_of(p[i]), static_cast<int64_t>(i)};
    });
    radix_sort(out.data(), out.data() + out.size(), [](const Keyed& k) { return k.key; });
    return out;
}

/// Elements (or rows) of one array as sortable items.
class Items {
  public:
    Items(const Value& x, bool rows) : rows_(rows && !x.is_cell()), numbers_(!rows_ && is_real_number_array(x)) {
        if (numbers_)
            keys_ = sorted_keys(x);
        else
            order_.emplace(x);
        const Dims dims = x.dims();
        height_ = dims.rows();
        width_ = rows_ ? dims.cols() : 1;
        count_ = rows_ ? height_ : dims.numel();
    }
    int64_t count() const { return count_; }
    /// NaN and missing are equal to nothing.
    bool same(int64_t a, int64_t b) const {
        for (int64_t c = 0; c < width_; ++c)
            if (order_->is_missing(a + c * height_) || order_->compare(a + c * height_, b + c * height_) != 0)
                return false;
        return true;
    }
    /// For numbers that are no rows: keys in ascending order.
    bool numbers() const { return numbers_; }
    const std::vector<Keyed>& keys() const { return keys_; }
    std::vector<int64_t> sorted() const {
        std::vector<int64_t> out = identity_indices(count_);
        for (int64_t c = width_; c-- > 0;) { // rows: column after column, the first one last
            for (int64_t& i : out)
                i += c * height_;
            order_->sort(out, false, true);
            for (int64_t& i : out)
                i -= c * height_;
        }
        return out;
    }
    Value pick(const Value& x, const std::vector<int64_t>& items, bool row_vector) const {
        const int64_t n = static_cast<int64_t>(items.size());
        if (!rows_)
            return select(x, items, row_vector ? Dims(1, n) : Dims(n, 1));
        std::vector<int64_t> indices;
        const int64_t cols = x.dims().cols();
        for (int64_t c = 0; c < cols; ++c)
            for (const int64_t r : items)
                indices.push_back(r + c * height_);
        return select(x, indices, Dims(n, cols));
    }

  private:
    std::optional<Ordering> order_;
    std::vector<Keyed> keys_;
    bool rows_, numbers_;
    int64_t height_, width_, count_;
};

/// Groups of equal items: representative of each group in ascending order, and the group of every item.
struct Groups {
    std::vector<int64_t> first; ///< smallest (or largest) index of each group
    std::vector<int64_t> group; ///< of each item
};
Groups group_items(const Items& items, bool last, bool with_groups = true) {
    if (items.numbers()) {
        Groups out;
        if (with_groups)
            out.group.resize(items.keys().size());
        uint64_t previous = kNanKey;
        for (const Keyed& k : items.keys()) {
            if (k.key == kNanKey || k.key != previous || out.first.empty())
                out.first.push_back(k.index);
            else if (last)
                out.first.back() = k.index;
            previous = k.key;
            if (with_groups)
                out.group[static_cast<size_t>(k.index)] = static_cast<int64_t>(out.first.size()) - 1;
        }
        return out;
    }
    const std::vector<int64_t> order = items.sorted();
    Groups out;
    out.group.resize(order.size());
    Poll poll;
    for (size_t i = 0; i < order.size(); ++i) {
        poll();
        if (i == 0 || !items.same(order[i - 1], order[i]))
            out.first.push_back(order[i]);
        else if (last)
            out.first.back() = order[i];
        out.group[static_cast<size_t>(order[i])] = static_cast<int64_t>(out.first.size()) - 1;
    }
    return out;
}

Value one_based(const std::vector<int64_t>& indices, bool row) {
    const int64_t n = static_cast<int64_t>(indices.size());
    Ref<Array> out = Array::uninitialized(ClassId::Double, row ? Dims(1, n) : Dims(n, 1));
    double* p = out->data_mut<double>();
    for (int64_t i = 0; i < n; ++i)
        p[i] = static_cast<double>(indices[static_cast<size_t>(i)] + 1);
    return out;
}

/// `unique(x)` alone: the values are sorted without their places.
Value distinct_doubles(const Value& x) {
    const Dims dims = x.dims();
    std::vector<double> v = to_double_vector(x);
    radix_sort(v.data(), v.data() + v.size(), [](double d) { return number_key(d); });
    v.erase(std::unique(v.begin(), v.end()), v.end());
    const int64_t n = static_cast<int64_t>(v.size());
    return Array::of<double>(dims.is_zero_by_zero() ? Dims(0, 0) : dims.is_row() ? Dims(1, n) : Dims(n, 1), v.data());
}

/// `[C, ia, ic] = unique(A, 'rows', 'stable', 'first'|'last')`
void unique(Call& call) {
    std::span<const Value> args = call.args;
    const SetOptions options = take_options(call, args, 1);
    const Value& x = args[0];
    if (call.nargout < 2 && !options.rows && !options.stable && x.is_heap() && x.is_flat() && !x.is_complex() && x.class_id() == ClassId::Double)
        return call.give(distinct_doubles(x));
    const Items items(x, options.rows);
    Groups g = group_items(items, options.last, call.nargout > 2);
    std::vector<int64_t> rank, picked;
    if (options.stable) {
        rank.resize(g.first.size());
        std::vector<int64_t> order = identity_indices(static_cast<int64_t>(g.first.size()));
        radix_sort(order.data(), order.data() + order.size(),
                   [&](int64_t a) { return static_cast<uint64_t>(g.first[static_cast<size_t>(a)]); });
        for (size_t k = 0; k < order.size(); ++k) {
            picked.push_back(g.first[static_cast<size_t>(order[k])]);
            rank[static_cast<size_t>(order[k])] = static_cast<int64_t>(k);
        }
    } else {
        picked = std::move(g.first);
    }
    const Dims dims = x.dims();
    Value values = items.pick(x, picked, dims.is_row() && dims.cols() != 1);
    if (dims.is_zero_by_zero())
        values = reshaped(std::move(values), Dims(0, 0));
    else if (dims.is_row() && dims.cols() == 0 && !options.rows)
        values = reshaped(std::move(values), Dims(1, 0));
    call.give(0, std::move(values));
    const bool row = options.legacy && dims.is_row() && !options.rows;
    if (call.nargout > 1)
        call.give(1, one_based(picked, row));
    if (call.nargout < 3)
        return;
    for (int64_t& group : g.group)
        group = options.stable ? rank[static_cast<size_t>(group)] : group;
    call.give(2, one_based(g.group, row));
}

/// Both operands in one array, so that one order sorts them; `split` is where the second begins.
struct Pair {
    Value all;
    int64_t split = 0;
    bool row = false; ///< results are rows
};
Value as_list(const Value& x, bool cells) {
    if (!cells || x.is_cell())
        return x;
    TextList list;
    if (x.is_empty() && x.is_numeric())
        return cell_of(Dims(0, 0), {});
    if (!read_text_list(x, list))
        fail({"MATLAB:sets:InvalidInput", "Cell arrays of text can only be compared with text."});
    list.kind = TextList::Kind::Cell;
    return list.value();
}
Pair pair_of(const Call&, const Value& a0, const Value& b0, const SetOptions& options) {
    Pair out;
    const bool cells = a0.is_cell() || b0.is_cell();
    const Value a = as_list(a0, cells), b = as_list(b0, cells);
    for (const Value* v : {&a, &b})
        if (v->is_struct() || v->is_function_handle())
            fail({"MATLAB:sets:invalidInputsType", "A and B must be arrays or cell arrays of text, not {}."}, v->class_name());
    if (options.rows && cells)
        fail({"MATLAB:sets:rowsOfCells", "Cell arrays are not supported with 'rows'."});
    if (options.rows && (a.dims().count() > 2 || b.dims().count() > 2))
        fail({"MATLAB:sets:AandBMatrices", "A and B must be 2-dimensional matrices for 'rows'."});
    if (options.rows) {
        if (a.dims().cols() != b.dims().cols() && !a.is_empty() && !b.is_empty())
            fail({"MATLAB:sets:AandBColnumAgree", "A and B must have the same number of columns."});
        const Value parts[] = {a, b};
        out.all = ops::vertcat(parts);
        out.split = a.dims().rows();
        return out;
    }
    auto is_row = [](const Value& v) { return v.dims().is_row() && v.dims().cols() != 1; };
    out.row = (is_row(a) && (is_row(b) || b.numel() <= 1)) || (is_row(b) && a.numel() <= 1) || (a.is_scalar() && b.is_scalar() && !cells) ||
              (a.is_char() && b.is_char() && a.dims().is_row() && b.dims().is_row());
    const Value parts[] = {reshaped(a, Dims(a.numel(), 1)), reshaped(b, Dims(b.numel(), 1))};
    out.all = ops::vertcat(parts);
    out.split = a.numel();
    return out;
}

enum class SetOperation { Union, Intersect, Difference, Xor };

void combine(Call& call, SetOperation operation) {
    std::span<const Value> args = call.args;
    const SetOptions options = take_options(call, args, 2);
    const Pair p = pair_of(call, args[0], args[1], options);
    const Items items(p.all, options.rows);
    const Groups g = group_items(items, false);
    struct Member {
        int64_t a = -1, b = -1; ///< first index in each operand
    };
    std::vector<Member> members(g.first.size());
    for (int64_t k = 0; k < items.count(); ++k) {
        const int64_t i = options.last ? k : items.count() - 1 - k;
        Member& m = members[static_cast<size_t>(g.group[static_cast<size_t>(i)])];
        (i < p.split ? m.a : m.b) = i;
    }
    std::vector<int64_t> picked, from_a, from_b;
    for (const Member& m : members) {
        const bool in_a = m.a >= 0, in_b = m.b >= 0;
        const bool keep = operation == SetOperation::Union       ? true
                          : operation == SetOperation::Intersect ? in_a && in_b
                          : operation == SetOperation::Difference ? in_a && !in_b
                                                                  : in_a != in_b;
        if (keep)
            picked.push_back(in_a && !(options.legacy && in_b && operation == SetOperation::Union) ? m.a : m.b);
    }
    if (options.stable)
        radix_sort(picked.data(), picked.data() + picked.size(), [](int64_t i) { return static_cast<uint64_t>(i); });
    for (const int64_t i : picked) {
        const Member& m = members[static_cast<size_t>(g.group[static_cast<size_t>(i)])];
        if (operation == SetOperation::Intersect) {
            from_a.push_back(m.a);
            from_b.push_back(m.b - p.split);
        } else if (i < p.split) {
            from_a.push_back(i);
        } else {
            from_b.push_back(i - p.split);
        }
    }
    Value values = items.pick(p.all, picked, p.row);
    if (values.is_empty() && args[0].dims().is_zero_by_zero() && args[1].dims().is_zero_by_zero())
        values = reshaped(std::move(values), Dims(0, 0));
    // A difference has the shape of its first operand, whatever the second is.
    if (operation == SetOperation::Difference && !options.rows && args[0].dims().is_row() && args[0].dims().cols() != 1)
        values = reshaped(values, Dims(1, values.numel()));
    const bool columns = args[0].dims().is_column() && args[1].dims().is_column();
    const bool row = options.legacy && !options.rows && !columns;
    if (row)
        values = reshaped(values, Dims(1, values.numel()));
    call.give(0, std::move(values));
    if (call.nargout > 1)
        call.give(1, one_based(from_a, row));
    if (call.nargout > 2)
        call.give(2, one_based(from_b, row));
}
void union_(Call& call) { combine(call, SetOperation::Union); }
void intersect(Call& call) { combine(call, SetOperation::Intersect); }
void setdiff(Call& call) { combine(call, SetOperation::Difference); }
void setxor(Call& call) { combine(call, SetOperation::Xor); }

/// `[tf, where] = ismember(A, S, 'rows')`
void ismember(Call& call) {
    std::span<const Value> args = call.args;
    // ismember('abc', {...}) has text that is no option: options come third.
    const SetOptions options = take_options(call, args, 2);
    const Value &a = args[0], &s = args[1];
    const bool one_text = s.is_cell() && a.is_char();
    if (a.is_text() && (s.is_cell() || s.is_string())) { // one look-up needs no sorting
        TextList list;
        if (read_text_list(s, list)) {
            const std::u16string wanted = a.to_text16();
            size_t at = 0;
            while (at < list.items.size() && (list.is_missing(at) || list.items[at] != wanted))
                ++at;
            const bool found = at < list.items.size();
            call.give(0, logical(found));
            return call.give(1, number(found ? static_cast<double>(at + 1) : 0));
        }
    }
    if (!options.rows && a.tag() == Value::Tag::Double && s.is_flat() && !s.is_complex()) {
        const ArrayView view(s);
        const double wanted = a.get_double();
        int64_t at = 0;
        while (at < view.numel() && view.double_at(at) != wanted)
            ++at;
        call.give(0, logical(at < view.numel()));
        return call.give(1, number(at < view.numel() ? static_cast<double>(at + 1) : 0));
    }
    const Pair p = pair_of(call, a, s, options);
    const Items items(p.all, options.rows);
    const Groups g = group_items(items, false);
    std::vector<int64_t> where(g.first.size(), -1);
    for (int64_t i = items.count() - 1; i >= p.split; --i)
        where[static_cast<size_t>(g.group[static_cast<size_t>(i)])] = i - p.split;
    std::vector<uint8_t> found;
    std::vector<double> index;
    for (int64_t i = 0; i < p.split; ++i) {
        const int64_t at = where[static_cast<size_t>(g.group[static_cast<size_t>(i)])];
        found.push_back(at >= 0);
        index.push_back(static_cast<double>(at + 1));
    }
    const Dims dims = options.rows ? Dims(p.split, 1) : one_text ? Dims(p.split, 1) : a.dims();
    call.give(0, dims.is_scalar() ? logical(found[0] != 0) : logical_array(dims, found));
    call.give(1, Value(Array::of<double>(dims, index.data())));
}

constexpr std::string_view kSets = "Set Operations";
constexpr Builtin kRows[] = {
    {"unique", kSets, "Unique values in array", 1, 5, 3, unique, kPure},
    {"union", kSets, "Set union of two arrays", 2, 5, 3, union_, kPure},
    {"intersect", kSets, "Set intersection of two arrays", 2, 5, 3, intersect, kPure},
    {"setdiff", kSets, "Set difference of two arrays", 2, 5, 2, setdiff, kPure},
    {"setxor", kSets, "Set exclusive OR of two arrays", 2, 5, 3, setxor, kPure},
    {"ismember", kSets, "Array elements that are members of set array", 2, 4, 2, ismember, kPure},
};

} // namespace

void register_sets(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
