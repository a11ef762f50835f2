// abs, sign, rounding, remainders and the parts of complex numbers: functions that keep integer classes.
#include <cmath>
#include <limits>

#include "engine/accel/elementary.h"
#include "engine/accel/parallel.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/elementary_math/elementwise.h"
#include "engine/builtins/elementary_math/remainder_loops.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

/// Applies `f` to both parts of each element of a float array; integers pass unchanged, logical and char become double.
template <class F>
void round_parts(Call& call, F f) {
    const Value& x = call.arg(0);
    if (x.tag() == Value::Tag::Double)
        return call.give(Value::of(f(x.get_double())));
    require_flat(call, x);
    if (is_integer(x.class_id()))
        return call.give(x);
    const Value source = x.class_id() == ClassId::Single ? x : as_double(x);
    const ArrayView view(source);
    Ref<Array> out =
        Array::uninitialized(view.class_id(), view.dims(), view.is_complex() ? Complexity::Complex : Complexity::Real);
    const int64_t n = view.numel() * (view.is_complex() ? 2 : 1);
    if (view.class_id() == ClassId::Single)
        for (int64_t i = 0; i < n; ++i)
            out->data_mut<float>()[i] = static_cast<float>(f(static_cast<double>(view.data<float>()[i])));
    else {
        const double* from = view.data<double>();
        double* to = out->data_mut<double>();
        if constexpr (std::is_function_v<std::remove_pointer_t<F>>) // one of accel's own: its vectorised form
            accel::elementary::array_function(call.builtin.name.data())(from, to, n);
        else
            for (int64_t i = 0; i < n; ++i)
                to[i] = f(from[i]);
    }
    call.give(Value(std::move(out)));
}

void floor(Call& call) {
    round_parts(call, accel::elementary::floor);
}
void ceil(Call& call) {
    round_parts(call, accel::elementary::ceil);
}
void fix(Call& call) {
    round_parts(call, accel::elementary::fix);
}

double round_decimals(double x, int digits) {
    if (!std::isfinite(x) || x == 0)
        return x;
    if (digits > 308 || digits < -308)
        return digits > 0 ? x : 0;
    const double scale = std::pow(10.0, std::abs(digits));
    const double scaled = digits >= 0 ? x * scale : x / scale;
    if (!std::isfinite(scaled) || std::fabs(scaled) >= 4503599627370496.0)
        return x;
    double r = std::round(scaled);
    // x * scale rounds: take the neighbour whose decimal is nearer to x (round(0.285, 2) is 0.29 as in MATLAB).
    const double half = std::fabs(scaled - std::trunc(scaled));
    if (std::fabs(half - 0.5) < 4 * std::fabs(scaled) * std::numeric_limits<double>::epsilon())
        r = std::trunc(scaled) + std::copysign(1.0, scaled);
    return digits >= 0 ? r / scale : r * scale;
}

void round(Call& call) {
    if (call.nargin() == 1)
        return round_parts(call, accel::elementary::round);
    const int digits = static_cast<int>(integer_argument(call, 1));
    if (call.nargin() > 2 && text_is(call.arg(2), "significant")) {
        if (digits <= 0)
            fail({"MATLAB:round:digitsOutOfRange", "Number of significant digits must be a positive integer."});
        return round_parts(call, [digits](double x) {
            if (x == 0 || !std::isfinite(x))
                return x;
            return round_decimals(x, digits - 1 - static_cast<int>(std::floor(std::log10(std::fabs(x)))));
        });
    }
    if (is_integer(call.arg(0).class_id()) && digits < 0) {
        const Value wide = as_double(call.arg(0));
        const ArrayView view(wide);
        Ref<Array> out = Array::uninitialized(ClassId::Double, view.dims());
        for (int64_t i = 0; i < view.numel(); ++i)
            out->data_mut<double>()[i] = round_decimals(view.double_at(i), digits);
        return call.give(ops::convert(Value(std::move(out)), call.arg(0).class_id()));
    }
    round_parts(call, [digits](double x) { return round_decimals(x, digits); });
}

void abs(Call& call) {
    const Value& x = call.arg(0);
    if (x.tag() == Value::Tag::Double)
        return call.give(Value::of(std::fabs(x.get_double())));
    require_flat(call, x);
    const Value source = is_numeric(x.class_id()) ? x : as_double(x);
    const ArrayView view(source);
    Ref<Array> out = Array::uninitialized(view.class_id(), view.dims());
    const int64_t n = view.numel();
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        const T* from = view.data<T>();
        if constexpr (std::is_floating_point_v<T>) {
            if (view.is_complex())
                for (int64_t i = 0; i < n; ++i)
                    to[i] = std::hypot(from[2 * i], from[2 * i + 1]);
            else
                for (int64_t i = 0; i < n; ++i)
                    to[i] = std::fabs(from[i]);
        } else {
            for (int64_t i = 0; i < n; ++i) // the most negative integer saturates
                to[i] = from[i] < T{} ? (from[i] == std::numeric_limits<T>::min() ? std::numeric_limits<T>::max()
                                                                                  : static_cast<T>(-from[i]))
                                      : from[i];
        }
    });
    call.give(Value(std::move(out)));
}

void sign(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    const Value source = is_numeric(x.class_id()) ? x : as_double(x);
    const ArrayView view(source);
    Ref<Array> out =
        Array::uninitialized(view.class_id(), view.dims(), view.is_complex() ? Complexity::Complex : Complexity::Real);
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        const T* from = view.data<T>();
        for (int64_t i = 0; i < view.numel(); ++i) {
            if constexpr (std::is_floating_point_v<T>) {
                if (view.is_complex()) {
                    const T size = std::hypot(from[2 * i], from[2 * i + 1]);
                    to[2 * i] = size == 0 ? T{} : from[2 * i] / size;
                    to[2 * i + 1] = size == 0 ? T{} : from[2 * i + 1] / size;
                    continue;
                }
                if (std::isnan(from[i])) {
                    to[i] = from[i];
                    continue;
                }
            }
            to[i] = static_cast<T>((from[i] > T{}) - (from[i] < T{}));
        }
    });
    call.give(Value(std::move(out)));
}

// ---- remainders

/// A whole number that the integer class holds.
bool is_whole_of(const Value& x, ClassId cls) {
    if (x.tag() != Value::Tag::Double || x.get_double() != std::floor(x.get_double()))
        return false;
    return ops::convert(x, cls).to_double() == x.get_double();
}

/// Of integers of one class, and of integers and a whole number, in exact arithmetic, which 64 bits need; else in doubles.
void remainder(Call& call, RealBinary f, bool floored) {
    const Value &a = call.arg(0), &b = call.arg(1);
    const bool wide = a.class_id() == ClassId::Int64 || a.class_id() == ClassId::UInt64 ||
                      b.class_id() == ClassId::Int64 || b.class_id() == ClassId::UInt64;
    const bool integers = (is_integer(a.class_id()) && (b.class_id() == a.class_id() || is_whole_of(b, a.class_id())));
    if (a.class_id() == ClassId::Double && a.is_heap() && a.is_flat() && !a.is_complex() && b.tag() == Value::Tag::Double &&
        is_short_divisor(b.get_double())) {
        const ArrayView view(a);
        Ref<Array> out = Array::uninitialized(ClassId::Double, view.dims());
        const double* const from = view.data<double>();
        double* const to = out->data_mut<double>();
        accel::parallel_for(0, view.numel(), 65536, [&](int64_t begin, int64_t end) {
            remainders(from + begin, b.get_double(), floored, to + begin, end - begin);
        });
        return call.give(Value(std::move(out)));
    }
    if ((!wide && !integers) || !a.is_flat() || !b.is_flat())
        return call.give(apply_binary(call, f, a, b, true)); // rem(x, 0) of integers is 0: NaN converts to it
    const ClassId cls = ops::arithmetic_class(ops::BinaryOp::Times, a.class_id(), b.class_id());
    const Value ca = ops::convert(a, cls), cb = ops::convert(b, cls);
    const ArrayView va(ca), vb(cb);
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    auto run = [&](auto zero) {
        using T = decltype(zero);
        const T *from = va.data<T>(), *by = vb.data<T>();
        T* to = out->data_mut<T>();
        broadcast.run([&, from, by, to](int64_t i, int64_t ia, int64_t ib) {
            const T x = from[ia], y = by[ib];
            T r = y == 0 ? (floored ? x : T{}) : (std::is_signed_v<T> && y == static_cast<T>(-1)) ? T{} : static_cast<T>(x % y);
            if (floored && r != 0 && y != 0 && (r < 0) != (y < 0))
                r = static_cast<T>(r + y);
            to[i] = r;
        });
    };
    visit_class(cls, [&](auto zero) {
        if constexpr (is_integer(class_of<decltype(zero)>))
            run(zero);
    });
    call.give(Value(std::move(out)));
}
void mod(Call& call) {
    remainder(call, accel::elementary::mod, true);
}
void rem(Call& call) {
    remainder(call, accel::elementary::rem, false);
}

/// Quotients of 64-bit integers, which doubles do not hold. `how`: f(ix), c(eil), l (floor), r(ound). x / 0 saturates.
template <class T>
Value divide_exactly(const Value& a, const Value& b, char how) {
    const ArrayView va(a), vb(b);
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(class_of<T>, broadcast.dims());
    T* to = out->template data_mut<T>();
    constexpr T lowest = std::numeric_limits<T>::min(), highest = std::numeric_limits<T>::max();
    broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
        const T x = va.data<T>()[ia], y = vb.data<T>()[ib];
        if (y == 0) {
            to[i] = x == 0 ? T{} : x > 0 ? highest : lowest;
            return;
        }
        if (std::is_signed_v<T> && x == lowest && y == static_cast<T>(-1)) {
            to[i] = highest;
            return;
        }
        T q = x / y;
        const T r = x % y;
        const bool negative = (r < 0) != (y < 0);
        if (r != 0) {
            if (how == 'l' && negative)
                --q;
            else if (how == 'c' && !negative)
                ++q;
            else if (how == 'r') {
                // |r| >= |y| / 2, without overflow; the absolute values as unsigned numbers
                const uint64_t ur = r < 0 ? uint64_t{0} - static_cast<uint64_t>(r) : static_cast<uint64_t>(r);
                const uint64_t uy = y < 0 ? uint64_t{0} - static_cast<uint64_t>(y) : static_cast<uint64_t>(y);
                if (ur >= uy - ur)
                    q = static_cast<T>(negative ? q - 1 : q + 1);
            }
        }
        to[i] = q;
    });
    return out;
}

void idivide(Call& call) {
    const Value &a = call.arg(0), &b = call.arg(1);
    if (!is_integer(a.class_id()) && !is_integer(b.class_id()))
        fail({"MATLAB:idivide:InvalidInputTypes", "At least one argument must belong to an integer class."});
    std::string option = call.nargin() > 2 ? to_lower_ascii(text_argument(call, 2)) : "fix";
    RealBinary f = nullptr;
    if (option == "fix")
        f = [](double x, double y) { return std::trunc(x / y); };
    else if (option == "floor")
        f = [](double x, double y) { return std::floor(x / y); };
    else if (option == "ceil")
        f = [](double x, double y) { return std::ceil(x / y); };
    else if (option == "round")
        f = [](double x, double y) { return std::round(x / y); };
    else
        fail(
            {"MATLAB:idivide:InvalidRoundingOption", "The rounding option must be 'fix', 'floor', 'ceil' or 'round'."});
    const bool wide = a.class_id() == ClassId::Int64 || a.class_id() == ClassId::UInt64 || b.class_id() == ClassId::Int64 ||
                      b.class_id() == ClassId::UInt64;
    if (!wide || !a.is_flat() || !b.is_flat())
        return call.give(apply_binary(call, f, a, b, true));
    const ClassId cls = ops::arithmetic_class(ops::BinaryOp::Times, a.class_id(), b.class_id());
    const Value ca = ops::convert(a, cls), cb = ops::convert(b, cls);
    if (cls == ClassId::Int64)
        call.give(divide_exactly<int64_t>(ca, cb, option[0] == 'f' && option[1] == 'l' ? 'l' : option[0]));
    else
        call.give(divide_exactly<uint64_t>(ca, cb, option[0] == 'f' && option[1] == 'l' ? 'l' : option[0]));
}

// ---- complex numbers

Value part(const Value& x, int which) {
    const ArrayView view(x);
    Ref<Array> out = Array::uninitialized(view.class_id(), view.dims());
    for (int64_t i = 0; i < view.numel(); ++i)
        if (view.class_id() == ClassId::Single)
            out->data_mut<float>()[i] = view.data<float>()[2 * i + which];
        else
            out->data_mut<double>()[i] = view.data<double>()[2 * i + which];
    return out;
}
void real(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    call.give(x.is_complex() ? part(x, 0) : is_numeric(x.class_id()) ? x : as_double(x));
}
void imag(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    call.give(x.is_complex()
                  ? part(x, 1)
                  : Value(Array::zeros(is_numeric(x.class_id()) ? x.class_id() : ClassId::Double, x.dims())));
}
void conj(Call& call) {
    Value x = std::move(call.args[0]);
    require_flat(call, x);
    if (!x.is_complex())
        return call.give(is_numeric(x.class_id()) ? x : as_double(x));
    Array& a = x.array_mut();
    const int64_t n = a.numel();
    if (a.class_id() == ClassId::Single)
        for (int64_t i = 0; i < n; ++i)
            a.data_mut<float>()[2 * i + 1] *= -1;
    else
        for (int64_t i = 0; i < n; ++i)
            a.data_mut<double>()[2 * i + 1] *= -1;
    call.give(std::move(x));
}
double angle_d(double x) {
    return x < 0 ? 3.141592653589793 : std::isnan(x) ? x : 0;
}
float angle_f(float x) {
    return static_cast<float>(angle_d(x));
}
std::complex<double> angle_z(std::complex<double> z) {
    return std::arg(z);
}
constexpr Elementary kAngle{angle_d, angle_f, angle_z};

void complex(Call& call) {
    const Value& re = call.arg(0);
    require_flat(call, re);
    if (re.is_complex()) {
        if (call.nargin() > 1)
            fail({"MATLAB:complex:NonRealInput", "Real and imaginary parts must be real."});
        return call.give(re);
    }
    const Value im = call.nargin() > 1 ? call.arg(1) : Value::of(0.0);
    require_flat(call, im);
    if (im.is_complex() || re.is_char() || im.is_char() || is_integer(re.class_id()) || is_integer(im.class_id()))
        fail({"MATLAB:complex:NonRealInput", "Real and imaginary parts must be real double or single arrays."});
    const bool single = re.class_id() == ClassId::Single || im.class_id() == ClassId::Single;
    const Broadcast broadcast(re.dims(), im.dims());
    const ArrayView vr(re), vi(im);
    Ref<Array> out =
        Array::uninitialized(single ? ClassId::Single : ClassId::Double, broadcast.dims(), Complexity::Complex);
    broadcast.run([&](int64_t i, int64_t a, int64_t b) {
        if (single)
            out->data_mut<std::complex<float>>()[i] = {static_cast<float>(vr.double_at(a)),
                                                       static_cast<float>(vi.double_at(b))};
        else
            out->data_mut<std::complex<double>>()[i] = {vr.double_at(a), vi.double_at(b)};
    });
    call.give(Value(std::move(out)));
}
void isreal(Call& call) {
    call.give(logical(call.arg(0).is_flat() && !call.arg(0).is_complex()));
}

template <class F>
void classify(Call& call, F f, bool otherwise) {
    const Value& x = call.arg(0);
    if (x.tag() == Value::Tag::Double)
        return call.give(logical(f(x.get_double())));
    if (!x.is_flat()) { // strings and cells: no element is a number
        Ref<Array> out = Array::zeros(ClassId::Logical, x.dims());
        if (x.is_struct() || x.is_cell() || x.is_function_handle())
            refuse_class(call, x);
        return call.give(Value(std::move(out)));
    }
    const ArrayView view(x);
    Ref<Array> out = Array::uninitialized(ClassId::Logical, view.dims());
    bool* to = out->data_mut<bool>();
    const int64_t n = view.numel();
    if (!is_float(view.class_id()))
        std::fill_n(to, n, otherwise);
    else if (view.is_complex())
        for (int64_t i = 0; i < n; ++i) {
            const std::complex<double> z = view.complex_at(i);
            to[i] = otherwise ? f(z.real()) && f(z.imag()) : f(z.real()) || f(z.imag());
        }
    else if (view.class_id() == ClassId::Single)
        for (int64_t i = 0; i < n; ++i)
            to[i] = f(static_cast<double>(view.data<float>()[i]));
    else
        for (int64_t i = 0; i < n; ++i)
            to[i] = f(view.data<double>()[i]);
    call.give(Value(std::move(out)));
}
void isnan(Call& call) {
    classify(
        call, [](double x) { return std::isnan(x); }, false);
}
void isinf(Call& call) {
    classify(
        call, [](double x) { return std::isinf(x); }, false);
}
void isfinite(Call& call) {
    classify(
        call, [](double x) { return std::isfinite(x); }, true);
}

constexpr std::string_view kCategory = "Elementary Math";
constexpr Builtin kRows[] = {
    {"abs", kCategory, "Absolute value and complex magnitude", 1, 1, 1, abs, kElementwise},
    {"sign", kCategory, "Sign function (signum function)", 1, 1, 1, sign, kElementwise},
    {"floor", kCategory, "Round toward negative infinity", 1, 1, 1, floor, kElementwise},
    {"ceil", kCategory, "Round toward positive infinity", 1, 1, 1, ceil, kElementwise},
    {"fix", kCategory, "Round toward zero", 1, 1, 1, fix, kElementwise},
    {"round", kCategory, "Round to nearest decimal or integer", 1, 3, 1, round, kElementwise},
    {"mod", kCategory, "Remainder after division (modulo operation)", 2, 2, 1, mod, kElementwise},
    {"rem", kCategory, "Remainder after division", 2, 2, 1, rem, kElementwise},
    {"idivide", kCategory, "Integer division with rounding option", 2, 3, 1, idivide, kPure},
    {"real", kCategory, "Real part of complex number", 1, 1, 1, real, kPure},
    {"imag", kCategory, "Imaginary part of complex number", 1, 1, 1, imag, kPure},
    {"conj", kCategory, "Complex conjugate", 1, 1, 1, conj, kPure},
    {"angle", kCategory, "Phase angle", 1, 1, 1, elementary<kAngle>, kPure},
    {"complex", kCategory, "Create complex array", 1, 2, 1, complex, kPure},
    {"isreal", kCategory, "Determine whether array uses complex storage", 1, 1, 1, isreal, kPure},
    {"isnan", kCategory, "Determine which array elements are NaN", 1, 1, 1, isnan, kElementwise},
    {"isinf", kCategory, "Determine which array elements are infinite", 1, 1, 1, isinf, kElementwise},
    {"isfinite", kCategory, "Determine which array elements are finite", 1, 1, 1, isfinite, kElementwise},
};

} // namespace

void register_rounding(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
