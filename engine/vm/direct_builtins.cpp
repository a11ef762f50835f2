#include "engine/vm/direct_builtins.h"

#include <cmath>
#include <limits>

#include "engine/accel/context.h"
#include "engine/accel/elementary.h"
#include "engine/ops/saturate.h"
#include "engine/ops/scalars.h"
#include "engine/vm/fast_paths.h"
#include "engine/vm/interpreter.h"

namespace etna::vm {
namespace {

using Tag = Value::Tag;

bool is_number(const Value& x) { return x.is_inline() && x.tag() <= Tag::UInt64; }
bool is_integer_scalar(const Value& x) { return x.tag() >= Tag::Int8 && x.tag() <= Tag::UInt64; }
bool is_wide(const Value& x) { return x.tag() == Tag::Int64 || x.tag() == Tag::UInt64; }

template <class T>
bool give(Value* args, int nargs, T result) {
    for (int i = 1; i < nargs; ++i)
        reset(args[i]);
    put_inline(args[0], Value::of(result));
    return true;
}

/// The size of a value whose kind has no say of its own in `size` and its kin; null for objects and others.
const Dims* plain_dims(const Value& value) {
    static const Dims one;
    if (value.is_inline())
        return &one;
    if (!value.is_heap())
        return nullptr;
    switch (value.heap_kind()) {
    case HeapKind::Array:
        return &value.array().dims();
    case HeapKind::Cell:
        return &value.cell().dims();
    case HeapKind::Struct:
        return &value.structure().dims();
    case HeapKind::String:
        return &value.string_array().dims();
    default:
        return nullptr;
    }
}

// ---- sizes

bool numel(Interpreter&, Value* args, int nargs) {
    const Dims* dims = nargs == 1 ? plain_dims(args[0]) : nullptr;
    return dims && give(args, 1, static_cast<double>(dims->numel()));
}
bool ndims(Interpreter&, Value* args, int nargs) {
    const Dims* dims = nargs == 1 ? plain_dims(args[0]) : nullptr;
    return dims && give(args, 1, static_cast<double>(dims->count()));
}
bool length(Interpreter&, Value* args, int nargs) {
    const Dims* dims = nargs == 1 ? plain_dims(args[0]) : nullptr;
    if (!dims)
        return false;
    int64_t longest = 0;
    for (const int64_t n : dims->sizes()) {
        if (n == 0)
            return give(args, 1, 0.0);
        longest = std::max(longest, n);
    }
    return give(args, 1, static_cast<double>(longest));
}
bool size(Interpreter&, Value* args, int nargs) {
    const Dims* dims = nargs == 2 ? plain_dims(args[0]) : nullptr;
    if (!dims || args[1].tag() != Tag::Double)
        return false;
    const int64_t k = position(args[1].get_double(), 1000);
    return k >= 0 && give(args, 2, static_cast<double>((*dims)[static_cast<int>(k)]));
}
bool isempty(Interpreter&, Value* args, int nargs) {
    const Dims* dims = nargs == 1 ? plain_dims(args[0]) : nullptr;
    return dims && give(args, 1, dims->numel() == 0);
}
template <bool (Dims::*test)() const>
bool shape(Interpreter&, Value* args, int nargs) {
    const Dims* dims = nargs == 1 ? plain_dims(args[0]) : nullptr;
    return dims && give(args, 1, (dims->*test)());
}

// ---- classes

template <bool (Value::*test)() const>
bool is(Interpreter&, Value* args, int nargs) {
    return nargs == 1 && plain_dims(args[0]) && give(args, 1, (args[0].*test)());
}
bool isreal(Interpreter&, Value* args, int nargs) {
    return nargs == 1 && args[0].is_flat() && give(args, 1, !args[0].is_complex());
}
template <bool (*test)(double), bool otherwise>
bool classify(Interpreter&, Value* args, int nargs) {
    if (nargs != 1 || !args[0].is_inline())
        return false;
    const bool is_float = args[0].tag() <= Tag::Single;
    return give(args, 1, is_float ? test(ops::scalar_as_double(args[0])) : otherwise);
}
bool is_nan(double x) { return std::isnan(x); }
bool is_inf(double x) { return std::isinf(x); }
bool is_finite(double x) { return std::isfinite(x); }

template <class To>
bool convert_to(Interpreter&, Value* args, int nargs) {
    const Value& x = args[0];
    if (nargs != 1 || !x.is_inline() || (is_wide(x) && x.tag() != static_cast<Tag>(class_of<To>)))
        return false;
    if (x.tag() == static_cast<Tag>(class_of<To>))
        return true;
    const double value = ops::scalar_as_double(x);
    if constexpr (std::is_floating_point_v<To>)
        return give(args, 1, static_cast<To>(value));
    else
        return give(args, 1, ops::saturate<To>(value));
}
bool to_logical(Interpreter&, Value* args, int nargs) {
    if (nargs != 1 || !args[0].is_inline() || args[0].tag() == Tag::Char)
        return false;
    const double x = ops::scalar_as_double(args[0]);
    return x == x && give(args, 1, x != 0);
}

// ---- arithmetic on integer scalars; doubles have gone through `scalar1` and `scalar2`

/// floor, ceil, fix, round
bool keep_integer(Interpreter&, Value* args, int nargs) { return nargs == 1 && is_integer_scalar(args[0]); }

bool abs(Interpreter&, Value* args, int nargs) {
    if (nargs != 1)
        return false;
    if (is_integer_scalar(args[0]))
        return visit_class(args[0].class_id(), [&](auto zero) {
            using T = decltype(zero);
            if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
                const T x = args[0].get<T>();
                const T limit = std::numeric_limits<T>::max();
                return give(args, 1, x >= 0 ? x : x == std::numeric_limits<T>::min() ? limit : static_cast<T>(-x));
            } else {
                return true;
            }
        });
    if (!args[0].is_heap() || args[0].heap_kind() != HeapKind::Array)
        return false;
    const Array& z = args[0].array();
    if (z.class_id() != ClassId::Double || !z.is_complex() || !z.dims().is_scalar() || !z.storage().on_host())
        return false;
    const double* parts = z.data<double>();
    return give(args, 1, std::hypot(parts[0], parts[1]));
}

template <double (*function)(double, double), bool floored>
bool remainder(Interpreter&, Value* args, int nargs) {
    if (nargs != 2 || !is_number(args[0]) || !is_number(args[1]) || is_wide(args[0]) || is_wide(args[1]))
        return false;
    const Value &a = args[0], &b = args[1];
    const bool ia = is_integer_scalar(a), ib = is_integer_scalar(b);
    if (!(ia || ib) || (ia && ib && a.tag() != b.tag()))
        return false;
    const double x = ops::scalar_as_double(a), y = ops::scalar_as_double(b);
    return visit_class(ia ? a.class_id() : b.class_id(), [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char16_t>)
            return give(args, 2, ops::saturate<T>(function(x, y)));
        else
            return false;
    });
}

template <bool largest>
bool extremum(Interpreter&, Value* args, int nargs) {
    if (nargs != 2 || !is_integer_scalar(args[0]) || args[0].tag() != args[1].tag())
        return false;
    return visit_class(args[0].class_id(), [&](auto zero) {
        using T = decltype(zero);
        const T x = args[0].get<T>(), y = args[1].get<T>();
        return give(args, 2, (largest ? x < y : y < x) ? y : x);
    });
}

// ---- bits

/// The bits of a whole, not negative number below 2^53.
bool bits_of(const Value& x, uint64_t& bits) {
    if (!is_number(x) || is_wide(x) || x.tag() == Tag::Single)
        return false;
    const double value = ops::scalar_as_double(x);
    if (!(value >= 0 && value < 9007199254740992.0))
        return false;
    bits = static_cast<uint64_t>(value);
    return static_cast<double>(bits) == value;
}

struct And {
    uint64_t operator()(uint64_t a, uint64_t b) const { return a & b; }
};
struct Or {
    uint64_t operator()(uint64_t a, uint64_t b) const { return a | b; }
};
struct Xor {
    uint64_t operator()(uint64_t a, uint64_t b) const { return a ^ b; }
};

/// An integer class has as many bits as its numbers; a double beside it must fit into them.
bool give_bits(Value* args, ClassId cls, uint64_t bits) {
    return visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_same_v<T, double>)
            return give(args, 2, static_cast<double>(bits));
        else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char16_t>)
            return bits <= static_cast<uint64_t>(std::numeric_limits<T>::max()) && give(args, 2, static_cast<T>(bits));
        else
            return false;
    });
}

template <class F>
bool bitwise(Interpreter&, Value* args, int nargs) {
    uint64_t a = 0, b = 0;
    if (nargs != 2 || !bits_of(args[0], a) || !bits_of(args[1], b))
        return false;
    const bool ia = is_integer_scalar(args[0]), ib = is_integer_scalar(args[1]);
    if (ia && ib && args[0].tag() != args[1].tag())
        return false;
    const ClassId cls = ia ? args[0].class_id() : args[1].class_id();
    if (ia != ib && visit_class(cls, [&](auto zero) {
            using T = decltype(zero);
            if constexpr (std::is_integral_v<T>)
                return std::max(a, b) > static_cast<uint64_t>(std::numeric_limits<T>::max());
            return true;
        }))
        return false;
    return give_bits(args, cls, F()(a, b));
}

bool bitshift(Interpreter&, Value* args, int nargs) {
    uint64_t bits = 0;
    if (nargs != 2 || args[1].tag() != Tag::Double || !bits_of(args[0], bits))
        return false;
    const double shift = args[1].get_double();
    if (!(shift >= -53 && shift <= 53) || shift != std::floor(shift))
        return false;
    const int k = static_cast<int>(shift);
    if (k <= 0)
        return give_bits(args, args[0].class_id(), bits >> -k);
    const ClassId cls = args[0].class_id();
    if (cls == ClassId::Double)
        return (bits << k) >> k == bits && (bits << k) < (uint64_t{1} << 53) && give(args, 2, static_cast<double>(bits << k));
    if (is_unsigned_integer(cls)) { // bits that leave are gone
        const uint64_t mask = (uint64_t{1} << (8 * element_size(cls))) - 1;
        return k < 32 && give_bits(args, cls, (bits << k) & mask);
    }
    return false;
}

// ---- complex scalars

const double* complex_parts(const Value& x) {
    if (!x.is_heap() || x.heap_kind() != HeapKind::Array)
        return nullptr;
    const Array& z = x.array();
    return z.class_id() == ClassId::Double && z.is_complex() && z.dims().is_scalar() && z.storage().on_host() ? z.data<double>()
                                                                                                                 : nullptr;
}
bool real(Interpreter&, Value* args, int nargs) {
    if (nargs != 1 || args[0].tag() == Tag::Double)
        return nargs == 1;
    const double* z = complex_parts(args[0]);
    return z && give(args, 1, z[0]);
}
bool imag(Interpreter&, Value* args, int nargs) {
    if (nargs != 1)
        return false;
    if (args[0].tag() == Tag::Double)
        return give(args, 1, 0.0);
    const double* z = complex_parts(args[0]);
    return z && give(args, 1, z[1]);
}

// ---- text

bool strcmp(Interpreter&, Value* args, int nargs) {
    std::u16string_view a, b;
    char16_t one_a = 0, one_b = 0;
    if (nargs != 2 || !char_row(args[0], a, one_a) || !char_row(args[1], b, one_b))
        return false;
    return give(args, 2, a == b);
}

char16_t lower(char16_t c) { return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c; }

bool strcmpi(Interpreter&, Value* args, int nargs) {
    std::u16string_view a, b;
    char16_t one_a = 0, one_b = 0;
    if (nargs != 2 || !char_row(args[0], a, one_a) || !char_row(args[1], b, one_b))
        return false;
    for (const std::u16string_view text : {a, b})
        for (const char16_t c : text)
            if (c >= 128)
                return false;
    const bool same = a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char16_t x, char16_t y) {
                          return lower(x) == lower(y);
                      });
    return give(args, 2, same);
}

bool isfield(Interpreter&, Value* args, int nargs) {
    std::u16string_view name;
    char16_t one = 0;
    if (nargs != 2 || !args[0].is_struct() || !char_row(args[1], name, one))
        return false;
    for (const std::string& field : args[0].structure().fields().names())
        if (field.size() == name.size() && std::equal(field.begin(), field.end(), name.begin(), [](char f, char16_t c) {
                return static_cast<char16_t>(static_cast<unsigned char>(f)) == c;
            }))
            return give(args, 2, true);
    for (const char16_t c : name)
        if (c >= 128)
            return false;
    return give(args, 2, false);
}

/// Of a character below 128.
template <bool (*test)(char16_t)>
bool character(Interpreter&, Value* args, int nargs) {
    return nargs == 1 && args[0].tag() == Tag::Char && args[0].get<char16_t>() < 128 && give(args, 1, test(args[0].get<char16_t>()));
}
bool is_letter(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
bool is_space(char16_t c) { return c == u' ' || (c >= 9 && c <= 13); }

// ---- truth

bool xor_of(Interpreter&, Value* args, int nargs) {
    if (nargs != 2 || args[0].tag() != Tag::Logical || args[1].tag() != Tag::Logical)
        return false;
    return give(args, 2, args[0].get_logical() != args[1].get_logical());
}

/// any, all of a real scalar or of a short row or column on the host
template <bool every>
bool quantifier(Interpreter&, Value* args, int nargs) {
    if (nargs != 1)
        return false;
    if (args[0].tag() == Tag::Logical)
        return true;
    const Array* array = host_array(args[0]);
    if (!array || array->class_id() != ClassId::Logical || !array->dims().is_vector() || array->numel() == 0 || array->numel() > 256)
        return false;
    const bool* x = array->data<bool>();
    for (int64_t i = 0; i < array->numel(); ++i)
        if (x[i] != every)
            return give(args, 1, !every);
    return give(args, 1, every);
}

// ---- structs

bool is_plain_name(std::u16string_view name) {
    if (name.empty() || name.size() > 63 || !is_letter(name[0]))
        return false;
    for (const char16_t c : name)
        if (!is_letter(c) && !(c >= u'0' && c <= u'9') && c != u'_')
            return false;
    return true;
}

/// `struct('a', x, 'b', y, ...)` whose values are no cells
bool make_struct(Interpreter&, Value* args, int nargs) {
    if (nargs < 2 || nargs % 2 != 0 || nargs > 32)
        return false;
    Ref<FieldTable> table = FieldTable::empty();
    for (int i = 0; i < nargs; i += 2) {
        std::u16string_view name;
        char16_t one = 0;
        if (!char_row(args[i], name, one) || !is_plain_name(name) || !args[i + 1].is_defined() || args[i + 1].is_cell() ||
            args[i + 1].is_object())
            return false;
        char text[64];
        for (size_t k = 0; k < name.size(); ++k)
            text[k] = static_cast<char>(name[k]);
        const std::string_view field(text, name.size());
        if (table->find(field) >= 0)
            return false;
        FieldTable::add_field(table, std::string(field));
    }
    Ref<StructArray> out = make_ref<StructArray>(Dims(), table);
    for (int i = 0; i < nargs; i += 2) {
        out->values_mut()[static_cast<size_t>(i / 2)] = std::move(args[i + 1]);
        reset(args[i + 1]);
        reset(args[i]);
    }
    args[0] = Value(std::move(out));
    return true;
}

// ---- small arrays of one value

/// `f(n)` and `f(m, n)` with a few elements.
template <class T, int fill>
bool filled(Interpreter& interpreter, Value* args, int nargs) {
    if (nargs < 1 || nargs > 2)
        return false;
    int64_t sizes[2];
    for (int i = 0; i < nargs; ++i) {
        if (args[i].tag() != Tag::Double)
            return false;
        const double n = args[i].get_double();
        if (!(n >= 0 && n <= 256) || n != std::floor(n))
            return false;
        sizes[i] = static_cast<int64_t>(n);
    }
    const Dims dims(sizes[0], sizes[nargs - 1]);
    const int64_t n = dims.numel();
    if (n > 256 || n >= interpreter.accel().options().defer_min)
        return false;
    if (n == 1)
        return give(args, nargs, static_cast<T>(fill));
    Ref<Array> out = Array::uninitialized(class_of<T>, dims);
    std::fill_n(out->template data_mut<T>(), n, static_cast<T>(fill));
    for (int i = 1; i < nargs; ++i)
        reset(args[i]);
    args[0] = Value(std::move(out));
    return true;
}

struct Row {
    std::string_view name;
    DirectBuiltin function;
};
constexpr Row kRows[] = {
    {"numel", numel},
    {"ndims", ndims},
    {"length", length},
    {"size", size},
    {"isempty", isempty},
    {"isscalar", shape<&Dims::is_scalar>},
    {"isvector", shape<&Dims::is_vector>},
    {"isrow", shape<&Dims::is_row>},
    {"iscolumn", shape<&Dims::is_column>},
    {"isnumeric", is<&Value::is_numeric>},
    {"isinteger", is<&Value::is_integer>},
    {"islogical", is<&Value::is_logical>},
    {"ischar", is<&Value::is_char>},
    {"iscell", is<&Value::is_cell>},
    {"isstruct", is<&Value::is_struct>},
    {"isreal", isreal},
    {"isnan", classify<is_nan, false>},
    {"isinf", classify<is_inf, false>},
    {"isfinite", classify<is_finite, true>},
    {"double", convert_to<double>},
    {"single", convert_to<float>},
    {"int8", convert_to<int8_t>},
    {"int16", convert_to<int16_t>},
    {"int32", convert_to<int32_t>},
    {"uint8", convert_to<uint8_t>},
    {"uint16", convert_to<uint16_t>},
    {"uint32", convert_to<uint32_t>},
    {"logical", to_logical},
    {"floor", keep_integer},
    {"ceil", keep_integer},
    {"fix", keep_integer},
    {"abs", abs},
    {"mod", remainder<accel::elementary::mod, true>},
    {"rem", remainder<accel::elementary::rem, false>},
    {"max", extremum<true>},
    {"min", extremum<false>},
    {"bitand", bitwise<And>},
    {"bitor", bitwise<Or>},
    {"bitxor", bitwise<Xor>},
    {"bitshift", bitshift},
    {"real", real},
    {"imag", imag},
    {"strcmp", strcmp},
    {"strcmpi", strcmpi},
    {"isfield", isfield},
    {"isletter", character<is_letter>},
    {"isspace", character<is_space>},
    {"xor", xor_of},
    {"any", quantifier<false>},
    {"all", quantifier<true>},
    {"struct", make_struct},
    {"zeros", filled<double, 0>},
    {"ones", filled<double, 1>},
    {"false", filled<bool, 0>},
    {"true", filled<bool, 1>},
};

constexpr std::string_view kConstants[] = {"true", "false", "pi",  "Inf", "inf",     "NaN",     "nan",
                                           "eps",  "i",     "j",   "realmax", "realmin", "flintmax"};

} // namespace

DirectBuiltin find_direct_builtin(std::string_view name) {
    for (const Row& row : kRows)
        if (row.name == name)
            return row.function;
    return nullptr;
}

bool is_constant_builtin(std::string_view name) {
    for (const std::string_view constant : kConstants)
        if (constant == name)
            return true;
    return false;
}

} // namespace etna::vm
