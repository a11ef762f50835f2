#include <cmath>

#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

/// The number of steps and the last element, by the algorithm that MathWorks published for its colon operator
/// (Technical Solution 1-4FLI96): a stop that is missed by rounding alone belongs to the range.
template <class T>
RangeSpec float_range(double start, double step, double stop) {
    const double eps = std::is_same_v<T, float> ? std::numeric_limits<float>::epsilon()
                                                : std::numeric_limits<double>::epsilon();
    RangeSpec range{start, step, stop, 0};
    if (std::isnan(start) || std::isnan(step) || std::isnan(stop)) {
        const double nan = std::nan("");
        return {nan, nan, nan, 1};
    }
    if (step == 0 || (start < stop && step < 0) || (stop < start && step > 0))
        return range;
    if (std::isinf(step) || start == stop) {
        if (std::isinf(start) || (std::isinf(step) && std::isinf(stop)))
            return {std::nan(""), 0, std::nan(""), 1};
        range.count = 1;
        range.last = start;
        return range;
    }
    const double tolerance = 2 * eps * std::max(std::abs(start), std::abs(stop));
    const double sign = step > 0 ? 1 : -1;
    double n = 0;
    if (start == std::trunc(start) && step == 1) {
        n = std::floor(stop) - start;
    } else if (start == std::trunc(start) && step == std::trunc(step)) {
        const double q = std::floor(start / step);
        const double r = start - q * step;
        n = std::floor((stop - r) / step) - q;
    } else {
        n = std::round((stop - start) / step);
        if (sign * (start + n * step - stop) > tolerance)
            n -= 1;
    }
    if (n >= 9.0e18)
        range.count = std::numeric_limits<int64_t>::max();
    else
        range.count = static_cast<int64_t>(n) + 1;
    range.last = start + n * step;
    if (sign * (range.last - stop) > -tolerance)
        range.last = stop;
    return range;
}

Value empty_row(ClassId cls) { return Array::zeros(cls, Dims(1, 0)); }

template <class T>
Value filled(const RangeSpec& range) {
    Ref<Array> out = Array::uninitialized(class_of<T>, Dims(1, range.count));
    T* to = out->data_mut<T>();
    for (int64_t i = 0; i < range.count; ++i)
        to[i] = static_cast<T>(range.at(i));
    return out;
}

Value double_range(const RangeSpec& range) {
    if (range.count <= 0)
        return empty_row(ClassId::Double);
    if (range.count == 1)
        return Value::of(range.start);
    const bool ends_with_zero_sign = (range.start == 0 && std::signbit(range.start)) || (range.last == 0 && std::signbit(range.last));
    if (ends_with_zero_sign) { // -0:3, 3:-1:-0: the ends as they were given, which start + i * step would lose
        Ref<Array> out = Array::uninitialized(ClassId::Double, Dims(1, range.count));
        double* to = out->data_mut<double>();
        for (int64_t i = 0; i < range.count; ++i)
            to[i] = range.at(i);
        to[0] = range.start;
        to[range.count - 1] = range.last;
        return out;
    }
    return Array::range(range);
}

__extension__ typedef __int128 Wide;

/// Integer operands may be of one integer class, or doubles with whole values.
Wide whole_operand(const Value& v, ClassId cls) {
    if (v.class_id() == ClassId::Int64)
        return ArrayView(v).data<int64_t>()[0];
    if (v.class_id() == ClassId::UInt64)
        return ArrayView(v).data<uint64_t>()[0];
    const double x = v.to_double();
    if (is_float(v.class_id()) && x != std::floor(x))
        raise(Err::ColonNonInteger, class_name(cls));
    if (std::isnan(x))
        return 0;
    return static_cast<Wide>(std::clamp(x, -1.0e19, 2.0e19));
}

Value integer_range(ClassId cls, const Value& start, const Value* step, const Value& stop) {
    const Wide by = step ? whole_operand(*step, cls) : 1;
    return visit_class(cls, [&](auto zero) -> Value {
        using T = decltype(zero);
        if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char16_t>) {
            const Wide from = clamp_to<T>(whole_operand(start, cls)), to = clamp_to<T>(whole_operand(stop, cls));
            if (by == 0 || (by > 0 && from > to) || (by < 0 && from < to))
                return empty_row(cls);
            const int64_t count = static_cast<int64_t>((to - from) / by) + 1;
            Ref<Array> out = Array::uninitialized(cls, Dims(1, count));
            T* at = out->template data_mut<T>();
            for (int64_t i = 0; i < count; ++i)
                at[i] = static_cast<T>(from + i * by);
            return out;
        } else {
            return empty_row(cls);
        }
    });
}

Value make_range(const Value& start, const Value* step, const Value& stop) {
    const Value* operands[] = {&start, step, &stop};
    ClassId integer = ClassId::Double;
    bool single = false, all_char = true;
    for (const Value* v : operands) {
        if (!v)
            continue;
        if (!v->is_flat())
            raise(Err::UndefinedOperator, ":", v->class_name());
        const ClassId cls = v->class_id();
        if (is_integer(cls)) {
            if (integer != ClassId::Double && integer != cls)
                raise(Err::ColonMixedIntegers);
            integer = cls;
        }
        single = single || cls == ClassId::Single;
        all_char = all_char && cls == ClassId::Char;
    }
    for (const Value* v : operands)
        if (v && v->is_empty())
            return empty_row(integer != ClassId::Double ? integer : single ? ClassId::Single : ClassId::Double);
    if (integer != ClassId::Double)
        return integer_range(integer, start, step, stop);
    const double from = start.to_double(), by = step ? step->to_double() : 1, to = stop.to_double();
    if (single) {
        const RangeSpec range = float_range<float>(from, by, to);
        return range.count <= 0 ? empty_row(ClassId::Single) : filled<float>(range);
    }
    const RangeSpec range = float_range<double>(from, by, to);
    if (all_char)
        return range.count <= 0 ? empty_row(ClassId::Char) : filled<char16_t>(range);
    return double_range(range);
}

} // namespace

Value colon(const Value& start, const Value& stop) {
    return make_range(sparse::full(start), nullptr, sparse::full(stop));
}

Value colon(const Value& start, const Value& step, const Value& stop) {
    const Value middle = sparse::full(step);
    return make_range(sparse::full(start), &middle, sparse::full(stop));
}

} // namespace etna::ops
