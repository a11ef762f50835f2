#include <cmath>

#include "engine/ops/broadcast.h"
#include "engine/ops/elementwise.h"
#include "engine/value/array.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

bool is_wide(ClassId c) { return c == ClassId::Int64 || c == ClassId::UInt64; }

/// The class in which two classes are compared: their own; single if one is single; else double, which holds every
/// integer but the 64-bit ones.
ClassId compare_class(ClassId a, ClassId b) {
    if (a == b)
        return a;
    if ((a == ClassId::Single || b == ClassId::Single) && !is_integer(a) && !is_integer(b))
        return ClassId::Single;
    return ClassId::Double;
}

Value run_to_logical(const Value& a, const Value& b, Side side_a, Side side_b, Kernel kernel) {
    if (a.is_inline() && b.is_inline()) {
        bool out = false;
        run_flat(1, Run::Both, side_a, side_b, kernel, &out, 1);
        return Value::of(out);
    }
    const BroadcastPlan plan = plan_broadcast(a.dims(), b.dims());
    Ref<Array> out = Array::uninitialized(ClassId::Logical, plan.dims);
    run_broadcast(plan, side_a, side_b, kernel, out->storage().host_mut(), 1);
    return out;
}

Side side_of(const ArrayView& view, Converter convert, size_t kernel_bytes) {
    return {view.data<char>(), element_size(view.class_id()) * (view.is_complex() ? 2 : 1), convert, kernel_bytes};
}

} // namespace

Value comparison(BinaryOp op, const Value& a, const Value& b) {
    const ArrayView view_a(a), view_b(b);
    const ClassId class_a = view_a.class_id(), class_b = view_b.class_id();
    if (view_a.is_complex() || view_b.is_complex()) {
        const ClassId cls = class_a == ClassId::Single || class_b == ClassId::Single ? ClassId::Single : ClassId::Double;
        const auto side = [&](const ArrayView& view) {
            const Converter convert = view.is_complex() ? complex_converter(view.class_id(), cls)
                                                        : converter(view.class_id(), cls);
            return side_of(view, convert, element_size(cls) * (view.is_complex() ? 2 : 1));
        };
        const ComplexMix mix = !view_b.is_complex()   ? ComplexMix::RightReal
                               : !view_a.is_complex() ? ComplexMix::LeftReal
                                                      : ComplexMix::Both;
        return run_to_logical(a, b, side(view_a), side(view_b), compare_complex_kernel(op, cls, mix));
    }
    if (class_a != class_b && (is_wide(class_a) || is_wide(class_b)))
        return run_to_logical(a, b, side_of(view_a, long_converter(class_a), sizeof(long double)),
                              side_of(view_b, long_converter(class_b), sizeof(long double)), compare_long_kernel(op));
    const ClassId cls = compare_class(class_a, class_b);
    return run_to_logical(a, b, side_of(view_a, converter(class_a, cls), element_size(cls)),
                          side_of(view_b, converter(class_b, cls), element_size(cls)), compare_kernel(op, cls));
}

void check_no_nan(const Value& value) {
    const ClassId cls = value.class_id();
    if (!is_float(cls))
        return;
    const ArrayView view(value);
    const int64_t n = view.numel() * (view.is_complex() ? 2 : 1);
    const auto any_nan = [n](const auto* x) {
        bool found = false;
        for (int64_t i = 0; i < n; ++i)
            found |= x[i] != x[i];
        return found;
    };
    if (cls == ClassId::Double ? any_nan(view.data<double>()) : any_nan(view.data<float>()))
        raise(Err::NaNToLogical);
}

Value logical(BinaryOp op, const Value& a, const Value& b) {
    if (a.is_complex() || b.is_complex())
        raise(Err::ComplexLogical);
    check_no_nan(a);
    check_no_nan(b);
    const ArrayView view_a(a), view_b(b);
    return run_to_logical(a, b, side_of(view_a, converter(view_a.class_id(), ClassId::Logical), 1),
                          side_of(view_b, converter(view_b.class_id(), ClassId::Logical), 1), logical_kernel(op));
}

Value object_comparison(BinaryOp op, const Value& a, const Value& b) {
    if ((op != BinaryOp::Equal && op != BinaryOp::NotEqual) || !(a.is_object() || b.is_object()))
        raise_unsupported(op, a, b);
    for (const Value* side : {&a, &b})
        if (side->is_object() && side->object().object_class() && !side->object().object_class()->is_handle())
            raise_unsupported(op, a, b); // value classes compare by a method of their own
    const BroadcastPlan plan = plan_broadcast(a.dims(), b.dims());
    Ref<Array> out = Array::zeros(ClassId::Logical, plan.dims);
    bool* result = out->data_mut<bool>();
    const int64_t n = plan.dims.numel();
    const int64_t count_a = a.numel(), count_b = b.numel();
    if ((count_a != 1 && count_a != n) || (count_b != 1 && count_b != n))
        raise(Err::SizesMismatch);
    for (int64_t i = 0; i < n; ++i) {
        const bool same = a.is_object() && b.is_object() &&
                          a.object().at(count_a == 1 ? 0 : i).is_same(b.object().at(count_b == 1 ? 0 : i));
        result[i] = same == (op == BinaryOp::Equal);
    }
    return out;
}

} // namespace etna::ops
