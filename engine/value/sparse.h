#pragma once

#include <vector>

#include "engine/value/array.h"

namespace etna {

/// A sparse matrix of class double or logical in compressed columns: of column `j`, the entries `starts()[j]` up to
/// `starts()[j + 1]` have the row indices and values that are stored there. Row indices ascend in each column, no
/// stored value is zero, and the entries of a logical matrix are all one (their values are stored as doubles, so that
/// every routine sees numbers). Always two-dimensional; indices count from zero.
class SparseArray final : public HeapObject {
  public:
    /// No entries.
    SparseArray(ClassId cls, Complexity complexity, int64_t rows, int64_t cols)
        : HeapObject(HeapKind::Sparse), class_(cls), complex_(complexity == Complexity::Complex), rows_(rows),
          cols_(cols), starts_(start_count(cols), 0) {}
    /// Takes the parts, which obey what is said above. `values` holds two numbers for a complex entry.
    SparseArray(ClassId cls, Complexity complexity, int64_t rows, int64_t cols, std::vector<int64_t> starts,
                std::vector<int64_t> row_indices, std::vector<double> values)
        : HeapObject(HeapKind::Sparse), class_(cls), complex_(complexity == Complexity::Complex), rows_(rows),
          cols_(cols), starts_(std::move(starts)), row_indices_(std::move(row_indices)), values_(std::move(values)) {}
    Ref<SparseArray> copy() const { return make_ref<SparseArray>(*this); }

    ClassId class_id() const { return class_; }
    bool is_complex() const { return complex_; }
    int64_t rows() const { return rows_; }
    int64_t cols() const { return cols_; }
    Dims dims() const { return Dims(rows_, cols_); }
    /// Stored entries, which are the nonzero elements.
    int64_t count() const { return static_cast<int64_t>(row_indices_.size()); }
    /// What `nzmax` says: the entries that there is room for.
    int64_t room() const { return std::max({room_, count(), int64_t{1}}); }
    void set_room(int64_t room) { room_ = room; }

    const int64_t* starts() const { return starts_.data(); }
    const int64_t* row_indices() const { return row_indices_.data(); }
    /// `T` is double, or `std::complex<double>` for a complex matrix.
    template <class T>
    const T* values() const {
        return reinterpret_cast<const T*>(values_.data());
    }
    /// Index of the entry at these subscripts, or -1.
    int64_t find(int64_t row, int64_t col) const;
    /// The element at these subscripts, zero included.
    std::complex<double> at(int64_t row, int64_t col) const;

    std::vector<int64_t>& starts_mut() { return starts_; }
    std::vector<int64_t>& row_indices_mut() { return row_indices_; }
    std::vector<double>& values_mut() { return values_; }
    /// Adds rows and columns without entries; neither size may shrink.
    void grow(int64_t rows, int64_t cols);

    /// Bytes as `whos` counts them.
    uint64_t bytes() const;

    /// One more than columns. Raises `MATLAB:array:SizeLimitExceeded`: each takes eight bytes, empty or not.
    static size_t start_count(int64_t cols) {
        check_array_size(Dims(1, cols + 1), sizeof(int64_t));
        return static_cast<size_t>(cols) + 1;
    }

  private:
    ClassId class_;
    bool complex_;
    int64_t rows_, cols_;
    int64_t room_ = 0;
    std::vector<int64_t> starts_, row_indices_;
    std::vector<double> values_;
};

/// Writes a sparse matrix column by column. Zeros that are pushed are dropped; rows must come in ascending order.
template <class T>
class SparseBuilder {
  public:
    static constexpr bool kComplex = !std::is_same_v<T, double>;

    SparseBuilder(int64_t rows, int64_t cols) : rows_(rows), cols_(cols) {
        starts_.reserve(SparseArray::start_count(cols));
        starts_.push_back(0);
    }
    void reserve(int64_t entries) {
        row_indices_.reserve(static_cast<size_t>(entries));
        values_.reserve(static_cast<size_t>(entries) * (kComplex ? 2 : 1));
    }
    void push(int64_t row, T x) {
        if (x == T(0))
            return;
        row_indices_.push_back(row);
        if constexpr (kComplex) {
            values_.push_back(x.real());
            values_.push_back(x.imag());
        } else {
            values_.push_back(x);
        }
    }
    void end_column() { starts_.push_back(static_cast<int64_t>(row_indices_.size())); }
    int64_t count() const { return static_cast<int64_t>(row_indices_.size()); }
    /// Columns that were not written are empty. Complex results without imaginary parts become real.
    Ref<SparseArray> finish(ClassId cls = ClassId::Double) {
        starts_.resize(static_cast<size_t>(cols_) + 1, count());
        bool complex = false;
        if constexpr (kComplex) {
            for (size_t k = 1; k < values_.size() && !complex; k += 2)
                complex = values_[k] != 0;
            if (!complex) {
                for (size_t k = 0; k < values_.size() / 2; ++k)
                    values_[k] = values_[2 * k];
                values_.resize(values_.size() / 2);
            }
        }
        return make_ref<SparseArray>(cls, complex ? Complexity::Complex : Complexity::Real, rows_, cols_,
                                     std::move(starts_), std::move(row_indices_), std::move(values_));
    }

  private:
    int64_t rows_, cols_;
    std::vector<int64_t> starts_, row_indices_;
    std::vector<double> values_;
};

/// Calls `f(T{})` with the type of the values: double or complex.
template <class F>
decltype(auto) visit_sparse(bool complex, F&& f) {
    return complex ? f(std::complex<double>{}) : f(double{});
}

} // namespace etna
