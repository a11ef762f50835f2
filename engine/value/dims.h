#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>

namespace etna {

/// The size of an array: at least two dimensions, no trailing ones beyond the second. Up to four dimensions live
/// inline. Elements are stored column-major: the first subscript runs fastest.
class Dims {
  public:
    /// 1-by-1
    Dims() = default;
    Dims(int64_t rows, int64_t cols) : inline_{rows, cols, 1, 1} {}
    Dims(std::initializer_list<int64_t> sizes) : Dims(std::span(sizes.begin(), sizes.size())) {}
    /// A missing second size is 1; trailing ones are dropped.
    explicit Dims(std::span<const int64_t> sizes);
    Dims(const Dims& other) : count_(other.count_) {
        std::copy_n(other.inline_, 4, inline_);
        if (other.more_) [[unlikely]]
            copy_more(other);
    }
    Dims(Dims&& other) noexcept : count_(other.count_), more_(other.more_) {
        std::copy_n(other.inline_, 4, inline_);
        if (other.more_) [[unlikely]]
            other.forget();
    }
    Dims& operator=(const Dims& other) {
        if (more_ || other.more_) [[unlikely]] {
            if (this != &other) {
                Dims copy(other);
                *this = std::move(copy);
            }
            return *this;
        }
        count_ = other.count_;
        std::copy_n(other.inline_, 4, inline_);
        return *this;
    }
    Dims& operator=(Dims&& other) noexcept {
        if (more_ || other.more_) [[unlikely]]
            std::swap(more_, other.more_);
        std::swap(count_, other.count_);
        std::copy_n(other.inline_, 4, inline_);
        return *this;
    }
    ~Dims() {
        if (more_) [[unlikely]]
            delete[] more_;
    }

    int count() const { return count_; }
    int64_t rows() const { return (*this)[0]; }
    int64_t cols() const { return (*this)[1]; }
    /// Size along 0-based dimension `k`; 1 beyond the last.
    int64_t operator[](int k) const {
        if (k >= count_)
            return 1;
        return more_ ? more_[k] : inline_[k];
    }
    /// Changes one size, adding dimensions or dropping trailing ones as needed.
    void set(int k, int64_t size);
    /// Product of all sizes. Saturates at INT64_MAX, so that absurd requests compare as too large.
    int64_t numel() const {
        int64_t product;
        if (count_ == 2 && !__builtin_mul_overflow(inline_[0], inline_[1], &product)) [[likely]]
            return product;
        return product_of_all();
    }
    /// Product of the sizes of dimensions before `k`: the stride of `k` in elements.
    int64_t stride(int k) const;
    std::span<const int64_t> sizes() const {
        return std::span<const int64_t>(more_ ? more_ : inline_, static_cast<size_t>(count_));
    }

    bool is_scalar() const { return count_ == 2 && rows() == 1 && cols() == 1; }
    bool is_empty() const;
    /// 1-by-n or n-by-1, n >= 0.
    bool is_vector() const { return count_ == 2 && (rows() == 1 || cols() == 1); }
    bool is_row() const { return count_ == 2 && rows() == 1; }
    bool is_column() const { return count_ == 2 && cols() == 1; }
    /// 0-by-0
    bool is_zero_by_zero() const { return count_ == 2 && rows() == 0 && cols() == 0; }
    /// 0-based first dimension whose size is not 1, or 0: where reductions work by default.
    int first_non_singleton() const;

    /// `468×7`, as MATLAB writes sizes in displays
    std::string text() const;
    /// `468-by-7`, as MATLAB writes sizes in messages
    std::string by_text() const;

    friend bool operator==(const Dims& a, const Dims& b) {
        if (a.count_ == 2)
            return b.count_ == 2 && a.inline_[0] == b.inline_[0] && a.inline_[1] == b.inline_[1];
        return a.count_ == b.count_ && std::equal(a.sizes().begin(), a.sizes().end(), b.sizes().begin());
    }

  private:
    void copy_more(const Dims& other);
    int64_t product_of_all() const;
    /// To 1-by-1: what a moved-from value is.
    void forget() {
        count_ = 2;
        inline_[0] = inline_[1] = 1;
        more_ = nullptr;
    }

    int count_ = 2;
    int64_t inline_[4] = {1, 1, 1, 1};
    int64_t* more_ = nullptr; ///< all sizes, owned, when there are more than four dimensions; else null
};

} // namespace etna
