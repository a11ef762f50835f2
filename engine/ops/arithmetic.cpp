#include <cmath>

#include "engine/ops/broadcast.h"
#include "engine/ops/elementwise.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

/// True if some element of `base .^ exponent` is complex though both are real.
template <class T>
bool power_leaves_reals(const ArrayView& base, const ArrayView& exponent) {
    const auto fractional = [](T y) { return std::isfinite(y) && y != std::floor(y); };
    const auto has_negative = [&] {
        const T* x = base.data<T>();
        return std::any_of(x, x + base.numel(), [](T e) { return e < 0; });
    };
    const T* y = exponent.data<T>();
    return std::any_of(y, y + exponent.numel(), fractional) && has_negative();
}

bool power_leaves_reals(const Value& base, const Value& exponent) {
    if (!is_float(exponent.class_id()))
        return false;
    const ClassId cls = base.class_id();
    if (!is_float(cls))
        return false; // logical and char are never negative; integers stay integers
    const ArrayView x(base), y(exponent);
    if (x.class_id() == y.class_id())
        return cls == ClassId::Double ? power_leaves_reals<double>(x, y) : power_leaves_reals<float>(x, y);
    bool negative = false, fraction = false;
    for (int64_t i = 0; i < x.numel() && !negative; ++i)
        negative = x.double_at(i) < 0;
    for (int64_t i = 0; i < y.numel() && !fraction; ++i)
        fraction = std::isfinite(y.double_at(i)) && y.double_at(i) != std::floor(y.double_at(i));
    return negative && fraction;
}

struct Setup {
    ClassId result;
    bool complex = false;
    Kernel kernel = nullptr;
    Side a, b;
    double scalar = 0; ///< the double that meets an integer array; `a` or `b` points here
};

Side plain_side(const ArrayView& view) {
    const size_t bytes = element_size(view.class_id()) * (view.is_complex() ? 2 : 1);
    return {view.data<char>(), bytes, nullptr, bytes};
}

void set_up_integer(Setup& setup, BinaryOp op, const Value& a, const Value& b) {
    IntegerMix mix = IntegerMix::Both;
    if (a.class_id() != setup.result)
        mix = IntegerMix::LeftDouble;
    else if (b.class_id() != setup.result)
        mix = IntegerMix::RightDouble;
    if (mix != IntegerMix::Both) {
        const Value& other = mix == IntegerMix::LeftDouble ? a : b;
        if (!other.is_scalar())
            raise(Err::MixedIntegers);
        if (other.is_complex())
            raise(Err::ComplexWithInteger);
        setup.scalar = other.to_double();
        (mix == IntegerMix::LeftDouble ? setup.a : setup.b) = {&setup.scalar, 0, nullptr, sizeof(double)};
    }
    setup.kernel = is_signed_integer(setup.result) ? signed_kernel(op, setup.result, mix)
                                                   : unsigned_kernel(op, setup.result, mix);
}

Converter part_converter(const Value& v, ClassId to) {
    return v.is_complex() ? complex_converter(v.class_id(), to) : converter(v.class_id(), to);
}

void set_up_float(Setup& setup, BinaryOp op, const Value& a, const Value& b) {
    setup.a.convert = part_converter(a, setup.result);
    setup.b.convert = part_converter(b, setup.result);
    const bool complex_a = a.is_complex(), complex_b = b.is_complex();
    const size_t part = element_size(setup.result);
    setup.a.kernel_bytes = part * (complex_a ? 2 : 1);
    setup.b.kernel_bytes = part * (complex_b ? 2 : 1);
    setup.complex = complex_a || complex_b || (op == BinaryOp::Power && power_leaves_reals(a, b));
    if (!setup.complex) {
        setup.kernel = float_kernel(op, setup.result);
        return;
    }
    const ComplexMix mix = complex_a && complex_b ? ComplexMix::Both
                           : complex_a            ? ComplexMix::RightReal
                           : complex_b            ? ComplexMix::LeftReal
                                                  : ComplexMix::NeitherComplex;
    setup.kernel = complex_kernel(op, setup.result, mix);
}

Value value_of_bytes(ClassId cls, const void* bytes) {
    return visit_class(cls, [&](auto zero) { return Value::of(*static_cast<const decltype(zero)*>(bytes)); });
}

/// The operand's own array if nobody else holds it and the result fits into it.
Array* reusable(Operand operand, ClassId cls, bool complex, const Dims& dims) {
    if (!operand.spare || !operand.spare->is_heap() || operand.spare->heap_kind() != HeapKind::Array)
        return nullptr;
    Array& array = static_cast<Array&>(*operand.spare->heap());
    if (!array.is_unique() || array.class_id() != cls || array.is_complex() != complex || !(array.dims() == dims))
        return nullptr;
    return &array;
}

} // namespace

ClassId arithmetic_class(BinaryOp op, ClassId a, ClassId b) {
    if (!is_flat(a) || !is_flat(b))
        raise(Err::UndefinedOperator, symbol(op), class_name(is_flat(a) ? b : a));
    if (is_integer(a)) {
        if (is_integer(b) && a != b)
            raise(Err::MixedIntegers);
        return a;
    }
    if (is_integer(b))
        return b;
    return a == ClassId::Single || b == ClassId::Single ? ClassId::Single : ClassId::Double;
}

Value arithmetic(BinaryOp op, Operand a, Operand b) {
    Setup setup;
    setup.result = arithmetic_class(op, a.value.class_id(), b.value.class_id());
    const ArrayView view_a(a.value), view_b(b.value);
    setup.a = plain_side(view_a);
    setup.b = plain_side(view_b);
    if (is_integer(setup.result))
        set_up_integer(setup, op, a.value, b.value);
    else
        set_up_float(setup, op, a.value, b.value);

    if (a.value.is_inline() && b.value.is_inline() && !setup.complex) {
        alignas(16) char bytes[16];
        run_flat(1, Run::Both, setup.a, setup.b, setup.kernel, bytes, 8);
        return value_of_bytes(setup.result, bytes);
    }
    const size_t out_bytes = element_size(setup.result) * (setup.complex ? 2 : 1);
    const bool one_a = view_a.numel() == 1, one_b = view_b.numel() == 1;
    // Sizes such as 1-by-1 against 3-by-4 need no plan; a scalar against N-D keeps the other's size.
    const bool flat = view_a.dims() == view_b.dims() || (one_a && view_a.dims().count() == 2) ||
                      (one_b && view_b.dims().count() == 2);
    BroadcastPlan plan;
    if (!flat)
        plan = plan_broadcast(view_a.dims(), view_b.dims());
    const Dims& dims = !flat ? plan.dims : one_a ? view_b.dims() : view_a.dims();

    Value result;
    Array* array = reusable(a, setup.result, setup.complex, dims);
    if (array) {
        setup.a.data = array->storage().host_mut(); // may move the bytes of a range or of a device buffer
        result = std::move(*a.spare);
    } else if ((array = reusable(b, setup.result, setup.complex, dims))) {
        setup.b.data = array->storage().host_mut();
        result = std::move(*b.spare);
    }
    Ref<Array> fresh;
    if (!array) {
        fresh = Array::uninitialized(setup.result, dims, setup.complex ? Complexity::Complex : Complexity::Real);
        array = fresh.get();
    }
    void* out = array->storage().host_mut();
    const Run run = one_a && !one_b ? Run::LeftScalar : one_b && !one_a ? Run::RightScalar : Run::Both;
    if (flat)
        run_flat(dims.numel(), run, setup.a, setup.b, setup.kernel, out, out_bytes);
    else
        run_broadcast(plan, setup.a, setup.b, setup.kernel, out, out_bytes);
    if (fresh)
        result = Value(std::move(fresh));
    return setup.complex ? narrow(std::move(result)) : result;
}

Value narrow(Value value) {
    if (!value.is_complex())
        return value;
    const Array& array = value.array();
    const int64_t n = array.numel();
    const auto all_real = [n](const auto* z) {
        for (int64_t i = 0; i < n; ++i)
            if (z[2 * i + 1] != 0)
                return false;
        return true;
    };
    const bool single = array.class_id() == ClassId::Single;
    if (!(single ? all_real(array.data<float>()) : all_real(array.data<double>())))
        return value;
    Ref<Array> real = Array::uninitialized(array.class_id(), array.dims());
    const auto take = [n](const auto* z, auto* out) {
        for (int64_t i = 0; i < n; ++i)
            out[i] = z[2 * i];
    };
    if (single)
        take(array.data<float>(), real->data_mut<float>());
    else
        take(array.data<double>(), real->data_mut<double>());
    return real;
}

} // namespace etna::ops
