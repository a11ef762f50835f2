// besselj, bessely, besseli, besselk, besselh, airy.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/elementary_math/bessel_values.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using bessel::Complex;
using bessel::Kind;

void require_float_argument(const Call& call, const Value& v, int position1) {
    if (!v.is_flat() || is_integer(v.class_id()) || v.is_char())
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":inputType",
                    "Argument " + std::to_string(position1) + " of " + std::string(call.builtin.name) +
                        " must be a single or double array.");
}
bool scale_argument(const Call& call, int index) {
    if (call.nargin() <= index || call.arg(index).is_empty())
        return false;
    if (!call.arg(index).is_flat() || call.arg(index).numel() != 1)
        fail(kScalarExpected, index + 1, call.builtin.name);
    return call.arg(index).to_double() != 0;
}

/// Real if every element is; errors as the second output: 0, or 4 where there is no value.
void give_values(Call& call, const Dims& dims, const std::vector<Complex>& y, bool single) {
    bool real = true;
    std::vector<double> errors(y.size());
    for (size_t i = 0; i < y.size(); ++i) {
        real = real && (y[i].imag() == 0 || std::isnan(y[i].imag()));
        errors[i] = std::isnan(y[i].real()) ? 4 : std::isinf(y[i].real()) ? 2 : 0;
    }
    Ref<Array> out = Array::uninitialized(ClassId::Double, dims, real ? Complexity::Real : Complexity::Complex);
    for (size_t i = 0; i < y.size(); ++i)
        if (real)
            out->data_mut<double>()[i] = y[i].real();
        else
            out->data_mut<Complex>()[i] = y[i];
    call.give(0, single ? ops::convert(Value(std::move(out)), ClassId::Single) : Value(std::move(out)));
    call.give(1, Value(Array::of<double>(dims, errors.data())));
}

/// Functions that are real for a real argument >= 0 (and for whole orders at any real argument, J and I).
Complex clean(Kind kind, double order, Complex z, Complex y) {
    if (z.imag() != 0 || kind == Kind::H1 || kind == Kind::H2)
        return y;
    if (z.real() >= 0 || ((kind == Kind::J || kind == Kind::I) && order == std::floor(order)))
        return y.real();
    return y;
}

void evaluate(Call& call, Kind kind, const Value& order, const Value& z, bool scaled) {
    require_float_argument(call, order, 1);
    require_float_argument(call, z, 2);
    if (order.is_complex())
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":ComplexOrder", "The order must be real.");
    const Broadcast broadcast(order.dims(), z.dims());
    const ArrayView vn(order), vz(z);
    std::vector<Complex> out(static_cast<size_t>(broadcast.numel()));
    broadcast.run([&](int64_t i, int64_t in, int64_t iz) {
        if ((i & 0x3FF) == 0x3FF)
            call.interpreter.check_interrupt();
        const double n = vn.double_at(in);
        const Complex x = vz.is_complex() ? vz.complex_at(iz) : Complex(vz.double_at(iz));
        out[static_cast<size_t>(i)] = clean(kind, n, x, bessel::value(kind, n, x, scaled));
    });
    give_values(call, broadcast.dims(), out, order.class_id() == ClassId::Single || z.class_id() == ClassId::Single);
}
template <Kind kind>
void bessel_of(Call& call) {
    evaluate(call, kind, call.arg(0), call.arg(1), scale_argument(call, 2));
}

/// `besselh(nu, Z)`, `besselh(nu, k, Z, scale)`
void besselh(Call& call) {
    if (call.nargin() == 2)
        return evaluate(call, Kind::H1, call.arg(0), call.arg(1), false);
    const double k = call.arg(1).is_flat() && call.arg(1).numel() == 1 ? call.arg(1).to_double() : 0;
    if (k != 1 && k != 2)
        fail({"MATLAB:besselh:InvalidKind", "besselh: K must be 1 or 2."});
    evaluate(call, k == 1 ? Kind::H1 : Kind::H2, call.arg(0), call.arg(2), scale_argument(call, 3));
}

/// `airy(Z)`, `airy(k, Z, scale)`
void airy(Call& call) {
    const Value& z = call.arg(call.nargin() > 1 ? 1 : 0);
    int which = 0;
    if (call.nargin() > 1) {
        if (!call.arg(0).is_flat() || call.arg(0).numel() != 1)
            fail({"MATLAB:airy:InvalidKind", "airy: K must be an integer value."});
        const double k = call.arg(0).to_double();
        if (!(k == 0 || k == 1 || k == 2 || k == 3))
            fail({"MATLAB:airy:InvalidKind", "airy: K must be 0, 1, 2, or 3."});
        which = static_cast<int>(k);
    }
    require_float_argument(call, z, call.nargin() > 1 ? 2 : 1);
    const bool scaled = scale_argument(call, 2);
    const ArrayView view(z);
    std::vector<Complex> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] =
            bessel::airy(which, view.is_complex() ? view.complex_at(i) : Complex(view.double_at(i)), scaled);
    give_values(call, view.dims(), out, z.class_id() == ClassId::Single);
}

constexpr std::string_view kSpecial = "Special Functions";
constexpr Builtin kRows[] = {
    {"besselj", kSpecial, "Bessel function of first kind", 2, 3, 2, bessel_of<Kind::J>, kPure},
    {"bessely", kSpecial, "Bessel function of second kind", 2, 3, 2, bessel_of<Kind::Y>, kPure},
    {"besseli", kSpecial, "Modified Bessel function of first kind", 2, 3, 2, bessel_of<Kind::I>, kPure},
    {"besselk", kSpecial, "Modified Bessel function of second kind", 2, 3, 2, bessel_of<Kind::K>, kPure},
    {"besselh", kSpecial, "Bessel function of third kind (Hankel function)", 2, 4, 2, besselh, kPure},
    {"airy", kSpecial, "Airy functions", 1, 3, 2, airy, kPure},
};

} // namespace

void register_bessel(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
