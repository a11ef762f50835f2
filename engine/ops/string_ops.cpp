#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/broadcast.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/string_ops.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::ops {
namespace {

constexpr const char* kCellElement = "MATLAB:string:CellInputMustBeConvertible";

using Element = StringArray::Element;

Element number_element(const ArrayView& view, int64_t i) {
    if (view.class_id() == ClassId::Logical)
        return view.double_at(i) != 0 ? u"true" : u"false";
    if (view.class_id() == ClassId::Int64)
        return to_utf16(std::to_string(view.data<int64_t>()[i]));
    if (view.class_id() == ClassId::UInt64)
        return to_utf16(std::to_string(view.data<uint64_t>()[i]));
    if (view.is_complex()) {
        const std::complex<double> z = view.complex_at(i);
        const std::string imaginary = display::number_text(z.imag());
        return to_utf16(display::number_text(z.real()) + (imaginary[0] == '-' ? "" : "+") + imaginary + "i");
    }
    const double x = view.double_at(i);
    if (x != x)
        return std::nullopt;
    return to_utf16(display::number_text(x));
}

std::u16string char_row(const ArrayView& view, int64_t row) {
    const int64_t rows = view.dims().rows(), cols = rows ? view.numel() / rows : 0;
    std::u16string out(static_cast<size_t>(cols), u' ');
    for (int64_t j = 0; j < cols; ++j)
        out[static_cast<size_t>(j)] = view.data<char16_t>()[row + j * rows];
    return out;
}

bool holds(BinaryOp op, const Element& x, const Element& y) {
    if (!x || !y)
        return op == BinaryOp::NotEqual; // missing compares like NaN
    const int order = x->compare(*y);
    switch (op) {
    case BinaryOp::Equal:
        return order == 0;
    case BinaryOp::NotEqual:
        return order != 0;
    case BinaryOp::Less:
        return order < 0;
    case BinaryOp::LessEqual:
        return order <= 0;
    case BinaryOp::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

/// Calls `f(index_a, index_b, index_out)` for each element of the broadcast result.
template <class F>
void for_each_pair(const BroadcastPlan& plan, F f) {
    const int64_t n = plan.dims.numel();
    for (int64_t i = 0; i < n; ++i) {
        int64_t rest = i, at_a = 0, at_b = 0;
        for (const BroadcastLoop& loop : plan.loops) {
            const int64_t k = rest % loop.size;
            rest /= loop.size;
            at_a += k * loop.stride_a;
            at_b += k * loop.stride_b;
        }
        f(at_a, at_b, i);
    }
}

} // namespace

Ref<StringArray> to_string_array(const Value& value) {
    if (value.is_string())
        return Ref<StringArray>(static_cast<StringArray*>(value.heap()));
    if (value.is_cell()) {
        Ref<StringArray> out = make_ref<StringArray>(value.dims());
        for (int64_t i = 0; i < out->numel(); ++i) {
            const Value& element = value.cell().at(i);
            if (element.is_cell())
                raise(Err::NoConversion, "string", element.class_name());
            const Ref<StringArray> text = to_string_array(element);
            if (text->numel() != 1)
                throw Error(kCellElement, "Conversion from cell failed. Element " + std::to_string(i + 1) +
                                              " must be convertible to a string scalar.");
            out->elements_mut()[static_cast<size_t>(i)] = text->at(0);
        }
        return out;
    }
    if (!value.is_flat())
        raise(Err::NoConversion, "string", value.class_name());
    const ArrayView view(value);
    if (view.class_id() == ClassId::Char) {
        const int64_t rows = view.numel() == 0 ? 1 : view.dims().rows();
        Ref<StringArray> out = make_ref<StringArray>(Dims(rows, 1));
        for (int64_t row = 0; row < rows && view.numel() > 0; ++row)
            out->elements_mut()[static_cast<size_t>(row)] = char_row(view, row);
        return out;
    }
    Ref<StringArray> out = make_ref<StringArray>(view.dims());
    for (int64_t i = 0; i < view.numel(); ++i)
        out->elements_mut()[static_cast<size_t>(i)] = number_element(view, i);
    return out;
}

Value string_binary(BinaryOp op, const Value& a, const Value& b) {
    const bool is_compare = op >= BinaryOp::Equal && op <= BinaryOp::GreaterEqual;
    if (op != BinaryOp::Add && !is_compare)
        raise_unsupported(op, a, b);
    const auto acceptable = [&](const Value& v) {
        if (v.is_string() || v.is_char() || v.is_cell())
            return true;
        return op == BinaryOp::Add && v.is_flat();
    };
    if (!acceptable(a) || !acceptable(b)) {
        if (is_compare && a.is_defined() && b.is_defined())
            raise(Err::StringComparison, a.class_name(), b.class_name());
        raise_unsupported(op, a, b);
    }
    const Ref<StringArray> x = to_string_array(a), y = to_string_array(b);
    const BroadcastPlan plan = plan_broadcast(x->dims(), y->dims());
    if (is_compare) {
        Ref<Array> out = Array::uninitialized(ClassId::Logical, plan.dims);
        bool* result = out->data_mut<bool>();
        for_each_pair(plan, [&](int64_t i, int64_t j, int64_t k) { result[k] = holds(op, x->at(i), y->at(j)); });
        return out;
    }
    Ref<StringArray> out = make_ref<StringArray>(plan.dims);
    for_each_pair(plan, [&](int64_t i, int64_t j, int64_t k) {
        Element& target = out->elements_mut()[static_cast<size_t>(k)];
        if (x->at(i) && y->at(j))
            target = *x->at(i) + *y->at(j);
        else
            target = std::nullopt;
    });
    return out;
}

} // namespace etna::ops
