#include "engine/common/platform.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/string_ops.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

template <class T>
bool same_elements(const T* x, const T* y, int64_t n, bool nan_equal) {
    for (int64_t i = 0; i < n; ++i)
        if (x[i] != y[i] && !(nan_equal && x[i] != x[i] && y[i] != y[i]))
            return false;
    return true;
}

bool is_wide(ClassId c) { return c == ClassId::Int64 || c == ClassId::UInt64; }

bool equal_flat(const Value& a, const Value& b, bool nan_equal) {
    const ArrayView x(a), y(b);
    if (!(x.dims() == y.dims()))
        return false;
    const int64_t n = x.numel();
    if (x.class_id() == y.class_id() && x.is_complex() == y.is_complex())
        return visit_class(x.class_id(), [&](auto zero) {
            using T = decltype(zero);
            return same_elements(x.data<T>(), y.data<T>(), n * (x.is_complex() ? 2 : 1), nan_equal);
        });
    if (is_wide(x.class_id()) || is_wide(y.class_id()))
        return n == 0 || is_true(comparison(BinaryOp::Equal, a, b));
    for (int64_t i = 0; i < n; ++i) {
        const std::complex<double> p = x.complex_at(i), q = y.complex_at(i);
        const double re[] = {p.real(), q.real()}, im[] = {p.imag(), q.imag()};
        if (!same_elements(re, re + 1, 1, nan_equal) || !same_elements(im, im + 1, 1, nan_equal))
            return false;
    }
    return true;
}

bool equal_strings(const StringArray& a, const StringArray& b, bool nan_equal) {
    if (!(a.dims() == b.dims()))
        return false;
    for (int64_t i = 0; i < a.numel(); ++i)
        if (a.at(i) != b.at(i) || (!a.at(i) && !nan_equal))
            return false;
    return true;
}

bool equal_structs(const StructArray& a, const StructArray& b, bool nan_equal) {
    if (!(a.dims() == b.dims()) || a.fields().count() != b.fields().count())
        return false;
    for (int field = 0; field < a.fields().count(); ++field) {
        const int other = b.fields().find(a.fields().names()[static_cast<size_t>(field)]);
        if (other < 0)
            return false;
        for (int64_t i = 0; i < a.numel(); ++i)
            if (!is_equal(a.at(i, field), b.at(i, other), nan_equal))
                return false;
    }
    return true;
}

bool equal_handles(const FunctionHandle& a, const FunctionHandle& b) {
    if (&a == &b)
        return true;
    if (a.is_anonymous() || b.is_anonymous())
        return a.is_anonymous() && b.is_anonymous() && a.target && a.target == b.target && a.captured.empty() &&
               b.captured.empty();
    return a.name == b.name && (a.target == b.target || !a.target || !b.target);
}

} // namespace

bool is_equal(const Value& a, const Value& b, bool nan_equal) {
    if (!a.is_defined() || !b.is_defined())
        return false;
    if (a.is_flat() && b.is_flat())
        return equal_flat(a, b, nan_equal);
    if (a.is_string() && b.is_string())
        return equal_strings(a.string_array(), b.string_array(), nan_equal);
    if ((a.is_string() && (b.is_char() || b.is_cell())) || (b.is_string() && (a.is_char() || a.is_cell()))) {
        const Value& other = a.is_string() ? b : a;
        if (other.is_cell())
            for (const Value& element : other.cell().elements())
                if (!element.is_char())
                    return false;
        return equal_strings(*to_string_array(a), *to_string_array(b), nan_equal);
    }
    constexpr size_t kStackNeeded = size_t{128} << 10;
    if (stack_bytes_left() < kStackNeeded)
        raise(Err::NestedTooDeeply);
    if (a.is_cell() && b.is_cell()) {
        const CellArray &x = a.cell(), &y = b.cell();
        if (!(x.dims() == y.dims()))
            return false;
        for (int64_t i = 0; i < x.numel(); ++i)
            if (!is_equal(x.at(i), y.at(i), nan_equal))
                return false;
        return true;
    }
    if (a.is_struct() && b.is_struct())
        return equal_structs(a.structure(), b.structure(), nan_equal);
    if (a.is_function_handle() && b.is_function_handle())
        return equal_handles(a.function(), b.function());
    if (a.is_object() && b.is_object()) {
        if (!(a.dims() == b.dims()))
            return false;
        for (int64_t i = 0; i < a.numel(); ++i)
            if (!a.object().at(i).is_equal(b.object().at(i), nan_equal))
                return false;
        return true;
    }
    return false;
}

} // namespace etna::ops
