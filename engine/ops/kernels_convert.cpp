#include <complex>

#include "engine/ops/kernels.h"

namespace etna::ops {
namespace {

template <class From, class To>
void widen(const void* in, void* out, int64_t n) {
    const From* from = static_cast<const From*>(in);
    To* to = static_cast<To*>(out);
    for (int64_t i = 0; i < n; ++i)
        to[i] = static_cast<To>(from[i]);
}

template <class From>
void nonzero(const void* in, void* out, int64_t n) {
    const From* from = static_cast<const From*>(in);
    bool* to = static_cast<bool*>(out);
    for (int64_t i = 0; i < n; ++i)
        to[i] = from[i] != From(0);
}

} // namespace

Converter converter(ClassId from, ClassId to) {
    if (from == to)
        return nullptr;
    return visit_class(from, [&](auto zero) -> Converter {
        using From = decltype(zero);
        if (to == ClassId::Logical)
            return nonzero<From>;
        return to == ClassId::Single ? widen<From, float> : widen<From, double>;
    });
}

Converter long_converter(ClassId from) {
    return visit_class(from, [](auto zero) -> Converter { return widen<decltype(zero), long double>; });
}

Converter complex_converter(ClassId from, ClassId to) {
    if (from == to)
        return nullptr;
    return [](const void* in, void* out, int64_t n) { widen<double, float>(in, out, 2 * n); };
}

} // namespace etna::ops
