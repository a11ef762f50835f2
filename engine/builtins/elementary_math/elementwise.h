#pragma once

#include <complex>

#include "engine/builtins/registry.h"

/// Functions of one real or complex number, applied to every element.
namespace etna::builtins {

/// One elementary function. Integer classes are refused; logical and char act as double; single stays single.
struct Elementary {
    double (*real)(double);
    float (*single)(float);
    std::complex<double> (*complex)(std::complex<double>) = nullptr; ///< null: complex arguments are refused
    bool (*is_real_at)(double) = nullptr; ///< null: real arguments give real results everywhere
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
