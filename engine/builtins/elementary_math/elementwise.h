#pragma once

#include <complex>
#include <limits>

#include "engine/builtins/registry.h"

/// Functions of one real or complex number, applied to every element.
namespace etna::builtins {

/// Where real arguments give real results: between `low` and `high`, or outside them; NaN everywhere.
struct RealDomain {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
    bool outside = false; ///< x <= low or x >= high instead

    bool holds(double x) const { return outside ? !(x > low && x < high) : !(x < low || x > high); }
    bool is_everything() const { return !outside && low < -1e308 && high > 1e308; }
};

/// One elementary function. Integer classes are refused; logical and char act as double; single stays single.
struct Elementary {
    double (*real)(double);
    float (*single)(float);
    std::complex<double> (*complex)(std::complex<double>) = nullptr; ///< null: complex arguments are refused
    RealDomain domain{};
};
Value apply_elementary(const Call& call, const Elementary& function, const Value& x);

template <const Elementary& function>
void elementary(Call& call) {
    call.give(apply_elementary(call, function, call.args[0]));
}

/// A real function of two numbers: doubles and singles; integer classes only where `integers` says so (computed in
/// double, then saturated).
using RealBinary = double (*)(double, double);
Value apply_binary(const Call& call, RealBinary f, const Value& a, const Value& b, bool integers);

} // namespace etna::builtins
