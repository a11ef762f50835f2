#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/common/interruption.h"

/// Radix sorts, least significant digit first (Knuth, The Art of Computer Programming 3, 5.2.5): stable, a fixed number
/// of passes over memory whatever the data, and every pass polls, so that an interrupt takes effect within a few
/// milliseconds. An interrupt leaves the elements in any order, some perhaps twice: whoever sorts owns the array.
namespace etna {

/// Unsigned numbers in the order of the numbers `x`. Negative zero is before zero; NaNs are at the ends.
template <class T>
auto order_key(T x) {
    using U = std::conditional_t<sizeof(T) == 1, uint8_t,
                                 std::conditional_t<sizeof(T) == 2, uint16_t, std::conditional_t<sizeof(T) == 4, uint32_t, uint64_t>>>;
    constexpr U kTop = static_cast<U>(U{1} << (sizeof(U) * 8 - 1));
    U bits;
    std::memcpy(&bits, &x, sizeof(bits));
    if constexpr (std::is_floating_point_v<T>)
        return static_cast<U>(bits & kTop ? ~bits : bits | kTop);
    else if constexpr (std::is_signed_v<T>)
        return static_cast<U>(bits ^ kTop);
    else
        return bits;
}

/// Sorts by `key(element)`, an unsigned number.
template <class T, class Key>
void radix_sort(T* first, T* last, Key key) {
    static_assert(std::is_trivially_copyable_v<T>);
    using U = decltype(key(*first));
    constexpr ptrdiff_t kFew = 512; ///< below, comparing is faster than counting
    constexpr ptrdiff_t kStep = ptrdiff_t{1} << 16; ///< elements between two polls
    constexpr int kDigitBits = 8, kDigits = sizeof(U);
    constexpr size_t kValues = size_t{1} << kDigitBits;
    const ptrdiff_t count = last - first;
    const auto less = [&](const T& a, const T& b) { return key(a) < key(b); };
    const auto digit = [](U k, int d) { return static_cast<size_t>(k >> (d * kDigitBits)) & (kValues - 1); };
    if (count < kFew) {
        std::stable_sort(first, last, less);
        return;
    }
    const auto for_each_step = [&](auto body) {
        for (ptrdiff_t begin = 0; begin < count; begin += kStep) {
            body(begin, std::min(count, begin + kStep));
            poll_interruption();
        }
    };
    std::vector<std::array<size_t, kValues>> places(kDigits, std::array<size_t, kValues>{});
    bool ascends = true, descends = true; // strictly: equal elements would change places
    U previous = key(*first);
    for_each_step([&](ptrdiff_t begin, ptrdiff_t end) {
        for (ptrdiff_t i = begin; i < end; ++i) {
            const U k = key(first[i]);
            ascends = ascends && previous <= k;
            descends = descends && (previous > k || i == 0);
            previous = k;
            for (int d = 0; d < kDigits; ++d)
                ++places[static_cast<size_t>(d)][digit(k, d)];
        }
    });
    if (ascends)
        return;
    if (descends) {
        std::reverse(first, last);
        return;
    }
    const auto buffer = std::make_unique_for_overwrite<T[]>(static_cast<size_t>(count));
    T *from = first, *to = buffer.get();
    for (int d = 0; d < kDigits; ++d) {
        auto& place = places[static_cast<size_t>(d)];
        if (place[digit(key(*from), d)] == static_cast<size_t>(count))
            continue; // all have the same digit here
        size_t at = 0;
        for (size_t& p : place)
            at += std::exchange(p, at);
        for_each_step([&](ptrdiff_t begin, ptrdiff_t end) {
            for (ptrdiff_t i = begin; i < end; ++i)
                to[place[digit(key(from[i]), d)]++] = from[i];
        });
        std::swap(from, to);
    }
    if (from != first)
        for_each_step([&](ptrdiff_t begin, ptrdiff_t end) { std::copy(from + begin, from + end, first + begin); });
}

} // namespace etna
