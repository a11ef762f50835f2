#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

/// MATLAB's conversion to integer classes: round half away from zero, then saturate; NaN becomes 0.
namespace etna::ops {

/// `intN(x)` of a floating-point number. `F` is double, float or long double (64-bit integers keep all their digits).
template <class T, class F>
inline T saturate(F x) {
    static_assert(std::is_integral_v<T> && std::is_floating_point_v<F>);
    // Powers of two are exact in every float type, so the bounds are written as half-open: max + 1.
    constexpr F upper = static_cast<F>(std::numeric_limits<T>::max() / 2 + 1) * 2;
    constexpr F lower = static_cast<F>(std::numeric_limits<T>::min());
    if (!(x > lower))
        return x <= lower ? std::numeric_limits<T>::min() : T{0};
    if (x >= upper)
        return std::numeric_limits<T>::max();
    using Wide = std::conditional_t<sizeof(T) == 8, T, int64_t>;
    const Wide whole = static_cast<Wide>(x);
    const F rest = x - static_cast<F>(whole);
    if (rest >= F(0.5))
        return whole >= static_cast<Wide>(std::numeric_limits<T>::max()) ? std::numeric_limits<T>::max()
                                                                         : static_cast<T>(whole + 1);
    if (std::is_signed_v<T> && rest <= F(-0.5))
        return whole <= static_cast<Wide>(std::numeric_limits<T>::min()) ? std::numeric_limits<T>::min()
                                                                         : static_cast<T>(whole - 1);
    return static_cast<T>(whole);
}

/// Clamp of one integer type into another.
template <class T, class Wide>
inline T clamp_to(Wide x) {
    if (x > static_cast<Wide>(std::numeric_limits<T>::max()))
        return std::numeric_limits<T>::max();
    if (x < static_cast<Wide>(std::numeric_limits<T>::min()))
        return std::numeric_limits<T>::min();
    return static_cast<T>(x);
}

} // namespace etna::ops
