#include "engine/builtins/elementary_math/elementwise.h"

#include <cmath>

#include "engine/accel/elementary.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

Value apply_complex(const Elementary& function, const Value& x, bool single) {
    const ArrayView view(x);
    const int64_t n = view.numel();
    Ref<Array> out = Array::uninitialized(single ? ClassId::Single : ClassId::Double, view.dims(), Complexity::Complex);
    bool all_real = true;
    for (int64_t i = 0; i < n; ++i) {
        const std::complex<double> y = function.complex(view.complex_at(i));
        all_real = all_real && y.imag() == 0;
        if (single)
            out->data_mut<std::complex<float>>()[i] = std::complex<float>(y);
        else
            out->data_mut<std::complex<double>>()[i] = y;
    }
    if (!all_real)
        return out;
    Ref<Array> real = Array::uninitialized(out->class_id(), view.dims());
    for (int64_t i = 0; i < n; ++i)
        if (single)
            real->data_mut<float>()[i] = out->data<std::complex<float>>()[i].real();
        else
            real->data_mut<double>()[i] = out->data<std::complex<double>>()[i].real();
    return real;
}

/// Without a branch an element, so that the compiler makes vectors of it.
template <class T>
bool all_within(const RealDomain& domain, const T* x, int64_t n) {
    const T low = static_cast<T>(domain.low), high = static_cast<T>(domain.high); // exact: small whole numbers
    bool leaves = false;
    if (domain.outside)
        for (int64_t i = 0; i < n; ++i)
            leaves |= (x[i] > low) & (x[i] < high);
    else
        for (int64_t i = 0; i < n; ++i)
            leaves |= (x[i] < low) | (x[i] > high);
    return !leaves;
}

template <class T, class F>
Value apply_real([[maybe_unused]] const Call& call, const Elementary& function, const Value& x, F f) {
    const ArrayView view(x);
    const int64_t n = view.numel();
    const T* from = view.data<T>();
    if (!function.domain.is_everything() && !all_within(function.domain, from, n))
        return apply_complex(function, x, sizeof(T) == 4);
    Ref<Array> out = Array::uninitialized(class_of<T>, view.dims());
    T* to = out->data_mut<T>();
    if constexpr (sizeof(T) == 8)
        if (const accel::elementary::ArrayFunction whole = accel::elementary::array_function(call.builtin.name.data())) {
            whole(from, to, n);
            return out;
        }
    if constexpr (sizeof(T) == 4)
        if (const auto whole = accel::elementary::single_array_function(call.builtin.name.data())) {
            whole(from, to, n);
            return out;
        }
    for (int64_t i = 0; i < n; ++i)
        to[i] = f(from[i]);
    return out;
}

} // namespace

Value apply_elementary(const Call& call, const Elementary& function, const Value& x) {
    if (x.tag() == Value::Tag::Double && function.domain.holds(x.get_double()))
        return Value::of(function.real(x.get_double()));
    if (!x.is_flat() || is_integer(x.class_id()))
        refuse_class(call, x);
    if (x.is_complex()) {
        if (!function.complex)
            fail({"MATLAB:UndefinedFunction", "Function '{}' is not defined for complex inputs."}, call.builtin.name);
        return apply_complex(function, x, x.class_id() == ClassId::Single);
    }
    if (x.class_id() == ClassId::Single)
        return apply_real<float>(call, function, x, function.single);
    return apply_real<double>(call, function, as_double(x), function.real);
}

Value apply_binary(const Call& call, RealBinary f, const Value& a, const Value& b, bool integers) {
    if (a.tag() == Value::Tag::Double && b.tag() == Value::Tag::Double)
        return Value::of(f(a.get_double(), b.get_double()));
    for (const Value* v : {&a, &b}) {
        if (!v->is_flat() || (!integers && is_integer(v->class_id())))
            refuse_class(call, *v);
        if (v->is_complex())
            fail({"MATLAB:UndefinedFunction", "Function '{}' needs real inputs."}, call.builtin.name);
    }
    const ClassId cls = ops::arithmetic_class(ops::BinaryOp::Times, a.class_id(), b.class_id());
    const Broadcast broadcast(a.dims(), b.dims());
    const Value da = as_double(a), db = as_double(b);
    const ArrayView va(da), vb(db);
    const double *pa = va.data<double>(), *pb = vb.data<double>();
    Ref<Array> out = Array::uninitialized(ClassId::Double, broadcast.dims());
    double* to = out->data_mut<double>();
    broadcast.run([&](int64_t i, int64_t ia, int64_t ib) { to[i] = f(pa[ia], pb[ib]); });
    return cls == ClassId::Double ? Value(std::move(out)) : ops::convert(Value(std::move(out)), cls);
}

} // namespace etna::builtins
