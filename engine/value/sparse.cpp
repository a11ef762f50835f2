#include "engine/value/sparse.h"

namespace etna {

int64_t SparseArray::find(int64_t row, int64_t col) const {
    const auto first = row_indices_.begin() + starts_[static_cast<size_t>(col)];
    const auto last = row_indices_.begin() + starts_[static_cast<size_t>(col) + 1];
    const auto at = std::lower_bound(first, last, row);
    return at != last && *at == row ? at - row_indices_.begin() : -1;
}

std::complex<double> SparseArray::at(int64_t row, int64_t col) const {
    const int64_t entry = find(row, col);
    if (entry < 0)
        return 0;
    return complex_ ? values<std::complex<double>>()[entry] : std::complex<double>(values<double>()[entry]);
}

void SparseArray::grow(int64_t rows, int64_t cols) {
    rows_ = rows;
    cols_ = cols;
    starts_.resize(start_count(cols), count());
}

uint64_t SparseArray::bytes() const {
    const uint64_t value = class_ == ClassId::Logical ? 1 : complex_ ? 16 : 8;
    return static_cast<uint64_t>(room()) * (8 + value) + 8 * (static_cast<uint64_t>(cols_) + 1);
}

} // namespace etna
