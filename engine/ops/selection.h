#pragma once

#include <vector>

#include "engine/ops/subscripts.h"

/// One subscript, understood: which 0-based positions of its dimension it names. Internal to ops/.
namespace etna::ops {

class Selection {
  public:
    /// `extent` is the size that a colon or a mask runs over; `position1` and `count` say where the subscript stands,
    /// for messages. Raises `MATLAB:badsubscript` for zero, negative, fractional values and for other classes.
    Selection(const Value& subscript, int64_t extent, int position1, int count);
    /// A colon over `extent` positions.
    static Selection all(int64_t extent);

    int64_t count() const { return count_; }
    /// One more than the largest position; 0 if there is none.
    int64_t limit() const { return limit_; }
    bool is_colon() const { return colon_; }
    bool is_mask() const { return mask_; }
    /// Positions are `first + i * step`.
    bool is_progression() const { return list_.empty(); }
    int64_t first() const { return first_; }
    int64_t step() const { return step_; }
    const int64_t* list() const { return list_.data(); }
    int64_t operator[](int64_t i) const { return list_.empty() ? first_ + i * step_ : list_[static_cast<size_t>(i)]; }
    /// Shape of the subscript value: what a linear index gives its result.
    const Dims& dims() const { return dims_; }

  private:
    Selection() = default;
    void from_mask(const Value& subscript);
    template <class T>
    void from_numbers(const T* x, int64_t n, int position1, int count);

    int64_t first_ = 0, step_ = 1, count_ = 0, limit_ = 0;
    bool colon_ = false, mask_ = false;
    std::vector<int64_t> list_;
    Dims dims_;
};

/// The 0-based position of an inline scalar subscript, or -1 if it is no whole number from 1 (or no inline scalar).
inline int64_t scalar_position(const Value& subscript) {
    if (subscript.tag() != Value::Tag::Double)
        return -1;
    const double x = subscript.get_double();
    if (!(x >= 1 && x < 9.0e15))
        return -1;
    const int64_t position = static_cast<int64_t>(x);
    return static_cast<double>(position) == x ? position - 1 : -1;
}

/// Sizes as `count` subscripts see them: the last one runs over all remaining dimensions.
std::vector<int64_t> folded_sizes(const Dims& dims, size_t count);

/// Calls `f(position)` for each selected element in column-major order; `strides` belong to the folded sizes.
template <class F>
void for_each_selected(const std::vector<Selection>& selections, const std::vector<int64_t>& strides, F f) {
    for (const Selection& s : selections)
        if (s.count() == 0)
            return;
    const size_t levels = selections.size();
    std::vector<int64_t> counter(levels, 0);
    const Selection& inner = selections[0];
    for (;;) {
        int64_t base = 0;
        for (size_t k = 1; k < levels; ++k)
            base += selections[k][counter[k]] * strides[k];
        if (inner.is_progression()) {
            int64_t at = base + inner.first();
            for (int64_t i = 0, n = inner.count(); i < n; ++i, at += inner.step())
                f(at);
        } else {
            const int64_t* list = inner.list();
            for (int64_t i = 0, n = inner.count(); i < n; ++i)
                f(base + list[i]);
        }
        size_t level = 1;
        for (; level < levels; ++level) {
            if (++counter[level] < selections[level].count())
                break;
            counter[level] = 0;
        }
        if (level == levels)
            return;
    }
}

/// Products of the folded sizes before each.
std::vector<int64_t> strides_of(const std::vector<int64_t>& sizes);

/// What `a(subscripts)` reads from an array of size `source`, and the size of the result. Raises `MATLAB:badsubscript`
/// for what lies outside.
struct Picked {
    std::vector<Selection> selections;
    std::vector<int64_t> strides;
    Dims dims;
};
Picked pick(const Dims& source, std::span<const Value> subscripts);

/// Where `a(subscripts) = value` goes: the selections within `dims`, the size after growth. Raises where the sizes do not
/// fit.
struct Target {
    std::vector<Selection> selections;
    std::vector<int64_t> strides;
    Dims dims;
    int64_t count = 0;
};
Target target_of(const Dims& from, std::span<const Value> subscripts, const Dims& value_dims);

/// What `a(subscripts) = []` leaves: along one dimension, in blocks of `below` elements, `outer` times.
struct Survivors {
    std::vector<int64_t> kept;
    int64_t below = 1, extent = 0, outer = 1;
    Dims dims;
};
Survivors survivors_of(const Dims& dims, std::span<const Value> subscripts);

} // namespace etna::ops
