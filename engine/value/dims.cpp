#include "engine/value/dims.h"

#include <limits>
#include <vector>

namespace etna {

Dims::Dims(std::span<const int64_t> sizes) {
    int count = static_cast<int>(sizes.size());
    while (count > 2 && sizes[static_cast<size_t>(count) - 1] == 1)
        --count;
    if (count > 4)
        more_ = new int64_t[static_cast<size_t>(count)];
    std::copy_n(sizes.begin(), count, more_ ? more_ : inline_);
    count_ = std::max(2, count);
}

void Dims::copy_more(const Dims& other) {
    more_ = new int64_t[static_cast<size_t>(other.count_)];
    std::copy_n(other.more_, other.count_, more_);
}

void Dims::set(int k, int64_t size) {
    std::vector<int64_t> all(sizes().begin(), sizes().end());
    if (k >= static_cast<int>(all.size()))
        all.resize(static_cast<size_t>(k) + 1, 1);
    all[static_cast<size_t>(k)] = size;
    *this = Dims(std::span<const int64_t>(all));
}

int64_t Dims::product_of_all() const {
    int64_t product = 1;
    bool overflow = false;
    for (const int64_t size : sizes()) {
        if (size == 0)
            return 0;
        overflow = overflow || __builtin_mul_overflow(product, size, &product);
    }
    return overflow ? std::numeric_limits<int64_t>::max() : product;
}

int64_t Dims::stride(int k) const {
    int64_t product = 1;
    for (int i = 0; i < k && i < count_; ++i)
        product *= (*this)[i];
    return product;
}

bool Dims::is_empty() const {
    return std::any_of(sizes().begin(), sizes().end(), [](int64_t size) { return size == 0; });
}

int Dims::first_non_singleton() const {
    for (int k = 0; k < count_; ++k)
        if ((*this)[k] != 1)
            return k;
    return 0;
}

std::string Dims::text() const {
    std::string out;
    for (const int64_t size : sizes())
        out += (out.empty() ? "" : "×") + std::to_string(size);
    return out;
}

std::string Dims::by_text() const {
    std::string out;
    for (const int64_t size : sizes())
        out += (out.empty() ? "" : "-by-") + std::to_string(size);
    return out;
}

} // namespace etna
