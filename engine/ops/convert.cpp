#include <cmath>

#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::ops {
namespace {

template <class From, class To>
To convert_one(From x) {
    if constexpr (std::is_same_v<From, To>) {
        return x;
    } else if constexpr (std::is_same_v<To, bool>) {
        return x != From(0);
    } else if constexpr (std::is_floating_point_v<To>) {
        return static_cast<To>(x);
    } else if constexpr (std::is_same_v<To, char16_t>) {
        if constexpr (std::is_floating_point_v<From>)
            return x >= 65535 ? u'\uFFFF' : x > 0 ? static_cast<char16_t>(x) : u'\0'; // fractions are dropped
        else if constexpr (std::is_same_v<From, bool>)
            return static_cast<char16_t>(x ? 1 : 0);
        else
            return static_cast<char16_t>(x < From(0) ? 0 : x > From(0) && static_cast<uint64_t>(x) > 0xFFFF ? 0xFFFF : x);
    } else if constexpr (std::is_floating_point_v<From>) {
        return saturate<To>(x);
    } else if constexpr (std::is_same_v<From, bool>) {
        return static_cast<To>(x ? 1 : 0);
    } else {
        __extension__ typedef __int128 Wide;
        using Common = std::conditional_t<sizeof(From) == 8 || sizeof(To) == 8, Wide, int64_t>;
        return clamp_to<To>(static_cast<Common>(x));
    }
}

template <class From, class To>
void convert_run(const From* in, To* out, int64_t n) {
    for (int64_t i = 0; i < n; ++i)
        out[i] = convert_one<From, To>(in[i]);
}

template <class From>
bool any_nan(const From* x, int64_t n) {
    bool found = false;
    for (int64_t i = 0; i < n; ++i)
        found |= x[i] != x[i];
    return found;
}

Value convert_complex(const Array& in, ClassId to) {
    if (is_float(to)) {
        Ref<Array> out = Array::uninitialized(to, in.dims(), Complexity::Complex);
        if (to == ClassId::Single)
            convert_run(in.data<double>(), out->data_mut<float>(), 2 * in.numel());
        else
            convert_run(in.data<float>(), out->data_mut<double>(), 2 * in.numel());
        return out;
    }
    if (to == ClassId::Logical)
        raise(Err::ComplexToLogical);
    if (is_integer(to))
        raise(Err::ComplexWithInteger);
    // char takes the real parts
    Ref<Array> real = Array::uninitialized(in.class_id(), in.dims());
    const auto take = [&](const auto* z, auto* out) {
        for (int64_t i = 0; i < in.numel(); ++i)
            out[i] = z[2 * i];
    };
    if (in.class_id() == ClassId::Single)
        take(in.data<float>(), real->data_mut<float>());
    else
        take(in.data<double>(), real->data_mut<double>());
    return convert(Value(std::move(real)), to);
}

Value text_to_number(const StringArray& in, ClassId to) {
    Ref<Array> out = Array::uninitialized(ClassId::Double, in.dims());
    double* numbers = out->data_mut<double>();
    for (int64_t i = 0; i < in.numel(); ++i) {
        numbers[i] = std::nan("");
        if (!in.at(i))
            continue;
        std::string text;
        for (const char16_t c : *in.at(i))
            if (c != u',')
                text += c < 128 ? static_cast<char>(c) : '?';
        const size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string::npos || text.find_first_of("xXpP(") != std::string::npos)
            continue;
        char* end = nullptr;
        const double number = std::strtod(text.c_str() + first, &end);
        if (text.find_first_not_of(" \t\r\n", static_cast<size_t>(end - text.c_str())) == std::string::npos)
            numbers[i] = number;
    }
    return convert(Value(std::move(out)), to);
}

} // namespace

Value convert(const Value& value, ClassId to) {
    if (value.is_string() && is_float(to))
        return text_to_number(value.string_array(), to);
    if (value.is_string() && to == ClassId::Char && value.numel() == 1)
        return Value::text(value.string_array().at(0).value_or(u""));
    if (value.is_sparse() && is_flat(to))
        return sparse::as_class(sparse::of(value), to);
    if (!value.is_flat() || !is_flat(to))
        raise(Err::NoConversion, class_name(to), value.class_name());
    const ClassId from = value.class_id();
    if (from == to)
        return value;
    if (value.is_complex())
        return convert_complex(value.array(), to);
    const ArrayView view(value);
    return visit_class(from, [&](auto from_zero) -> Value {
        using From = decltype(from_zero);
        const From* in = view.data<From>();
        if constexpr (std::is_floating_point_v<From>)
            if (to == ClassId::Logical && any_nan(in, view.numel()))
                raise(Err::NaNToLogical);
        return visit_class(to, [&](auto to_zero) -> Value {
            using To = decltype(to_zero);
            if (value.is_inline())
                return Value::of(convert_one<From, To>(*in));
            Ref<Array> out = Array::uninitialized(to, view.dims());
            convert_run(in, out->data_mut<To>(), view.numel());
            return out;
        });
    });
}

} // namespace etna::ops
