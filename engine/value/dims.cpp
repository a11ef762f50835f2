#include "engine/value/dims.h"

#include <limits>

namespace etna {

Dims::Dims(std::span<const int64_t> sizes) {
    if (sizes.size() <= 4) {
        std::copy(sizes.begin(), sizes.end(), inline_);
        count_ = std::max<int>(2, static_cast<int>(sizes.size()));
    } else {
        more_.assign(sizes.begin(), sizes.end());
        count_ = static_cast<int>(sizes.size());
    }
    normalize();
}

void Dims::normalize() {
    while (count_ > 2 && (*this)[count_ - 1] == 1)
        --count_;
    if (more_.empty())
        return;
    if (count_ <= 4) {
        std::copy_n(more_.begin(), count_, inline_);
        more_.clear();
    } else {
        more_.resize(static_cast<size_t>(count_));
    }
}

void Dims::set(int k, int64_t size) {
    std::vector<int64_t> all(sizes().begin(), sizes().end());
    if (k >= static_cast<int>(all.size()))
        all.resize(static_cast<size_t>(k) + 1, 1);
    all[static_cast<size_t>(k)] = size;
    *this = Dims(std::span<const int64_t>(all));
}

int64_t Dims::numel() const {
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
