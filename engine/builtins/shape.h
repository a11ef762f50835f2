#pragma once

#include <span>
#include <vector>

#include "engine/value/dims.h"
#include "engine/value/value.h"

/// Walking arrays along a dimension, and moving elements of any class to a new shape.
namespace etna::builtins {

/// An array seen along one dimension: element `j` of lane (`i`, `o`) is at `i + inner * (j + length * o)`.
struct Lanes {
    int64_t inner = 1;
    int64_t length = 1;
    int64_t outer = 1;

    Lanes(const Dims& dims, int dimension);
    Lanes() = default;
    int64_t first(int64_t i, int64_t o) const { return i + inner * length * o; }
    int64_t count() const { return inner * outer; }
};

/// Where a reduction works: dimensions brought together when there are several.
struct Reduction {
    Value x;      ///< the argument, permuted when several dimensions that are not neighbours are reduced
    Lanes lanes;  ///< of `x`
    Dims result;  ///< size of the result
    int dimension = 0; ///< 0-based; -1 for 'all' and several dimensions
};
/// `dim` null: the first dimension whose size is not 1, except that 0-by-0 reduces to 1-by-1 (`zero_by_zero_is_scalar`).
/// Else a dimension, a vector of dimensions, or 'all'.
Reduction reduction_over(const Value& x, const Value* dim, bool zero_by_zero_is_scalar = true);

/// Elements of any class at 0-based linear `indices`, in the shape `dims`; -1 gives the class's filler (0, [], "", ...).
Value select(const Value& x, const std::vector<int64_t>& indices, const Dims& dims);
/// Same elements, other shape.
Value reshaped(Value x, const Dims& dims);
/// `order[k]` is the 0-based old dimension that becomes dimension `k`.
Value permuted(const Value& x, const std::vector<int>& order);
Value transposed(const Value& x);
/// The lane's elements in the order `order(o, i)`: used by sort, flip, circshift.
/// An index vector 0..n-1.
std::vector<int64_t> identity_indices(int64_t count);

/// Two operands of one elementwise function, broadcast. `run(f)` calls `f(out, a, b)` with linear indices.
class Broadcast {
  public:
    Broadcast(const Dims& a, const Dims& b);
    const Dims& dims() const { return dims_; }
    int64_t numel() const { return dims_.numel(); }

    template <class F>
    void run(F&& f) const {
        const int64_t n = numel();
        if (simple_) {
            for (int64_t i = 0; i < n; ++i)
                f(i, i * step_a_, i * step_b_);
            return;
        }
        std::vector<int64_t> at(strides_a_.size(), 0);
        int64_t ia = 0, ib = 0;
        for (int64_t i = 0; i < n; ++i) {
            f(i, ia, ib);
            for (size_t k = 0; k < at.size(); ++k) {
                ia += strides_a_[k];
                ib += strides_b_[k];
                if (++at[k] < dims_[static_cast<int>(k)])
                    break;
                ia -= strides_a_[k] * at[k];
                ib -= strides_b_[k] * at[k];
                at[k] = 0;
            }
        }
    }

  private:
    Dims dims_;
    bool simple_;
    int64_t step_a_ = 1, step_b_ = 1;
    std::vector<int64_t> strides_a_, strides_b_;
};

} // namespace etna::builtins
