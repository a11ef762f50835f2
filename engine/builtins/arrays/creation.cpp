// zeros, ones, eye, constants, linspace, repmat, meshgrid: arrays from nothing or from a pattern.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

Value filled(const Dims& dims, const Prototype& prototype, double x) {
    if (dims.is_scalar() && prototype.class_id == ClassId::Double && !prototype.is_complex)
        return Value::of(x);
    const Complexity complexity = prototype.is_complex ? Complexity::Complex : Complexity::Real;
    if (x == 0)
        return Array::zeros(prototype.class_id, dims, complexity);
    Ref<Array> out = Array::uninitialized(prototype.class_id, dims, complexity);
    const int64_t n = out->numel();
    visit_class(prototype.class_id, [&](auto zero) {
        using T = decltype(zero);
        T* p = out->data_mut<T>();
        if (prototype.is_complex)
            for (int64_t i = 0; i < 2 * n; ++i)
                p[i] = i % 2 ? T{} : static_cast<T>(x);
        else
            std::fill_n(p, n, static_cast<T>(x));
    });
    return out;
}

void fill(Call& call, double x, bool floats_only) {
    std::span<const Value> args = call.args;
    const Prototype prototype = take_prototype(call, args);
    if (floats_only && !is_float(prototype.class_id))
        fail({"MATLAB:invalidClassName", "{} creates double and single arrays only."}, call.builtin.name);
    if (!is_flat(prototype.class_id))
        fail({"MATLAB:invalidClassName", "{} creates numeric and logical arrays only."}, call.builtin.name);
    call.give(filled(size_arguments(args), prototype, x));
}

void zeros(Call& call) { fill(call, 0, false); }
void ones(Call& call) { fill(call, 1, false); }
void nan(Call& call) { fill(call, kNaN, true); }
void inf(Call& call) { fill(call, kInf, true); }

/// MATLAB's pi takes no inputs; Octave's takes sizes and a class of floating-point numbers.
void pi(Call& call) {
    if (call.nargin() == 0)
        return call.give(number(3.141592653589793));
    fill(call, 3.141592653589793, true);
}
void imaginary_unit(Call& call) { call.give(Value::of(std::complex<double>(0, 1))); }

void logical_fill(Call& call, bool b) {
    std::span<const Value> args = call.args;
    if (args.size() >= 2 && text_is(args[args.size() - 2], "like"))
        args = args.first(args.size() - 2);
    call.give(filled(size_arguments(args), Prototype{ClassId::Logical, false}, b ? 1 : 0));
}
void true_(Call& call) { logical_fill(call, true); }
void false_(Call& call) { logical_fill(call, false); }

/// `double.empty(m, n)`: an empty array of the class in front of the dot.
void empty_of_class(Call& call) {
    Dims dims = call.nargin() == 0 ? Dims(0, 0) : size_arguments(call.args);
    if (dims.numel() != 0)
        fail({"MATLAB:class:emptyMustBeZero", "At least one dimension must be zero."});
    const std::string_view cls = call.builtin.name.substr(0, call.builtin.name.find('.'));
    if (cls == "cell")
        return call.give(Value(make_ref<CellArray>(dims)));
    if (cls == "string")
        return call.give(Value(make_ref<StringArray>(dims)));
    if (cls == "struct")
        return call.give(Value(make_ref<StructArray>(dims, FieldTable::of({}))));
    call.give(Value(Array::zeros(class_from_name(std::string(cls)), dims)));
}

/// `cell` alone is empty, unlike `zeros`.
void cell(Call& call) {
    call.give(Value(make_ref<CellArray>(call.nargin() == 0 ? Dims(0, 0) : size_arguments(call.args))));
}

void eye(Call& call) {
    std::span<const Value> args = call.args;
    const Prototype prototype = take_prototype(call, args);
    const Dims dims = size_arguments(args);
    if (dims.count() > 2)
        fail({"MATLAB:eye:NonScalarInput", "Identity matrices have two dimensions."});
    Ref<Array> out = Array::zeros(prototype.class_id, dims);
    visit_class(prototype.class_id, [&](auto zero) {
        using T = decltype(zero);
        T* p = out->data_mut<T>();
        for (int64_t i = 0; i < std::min(dims.rows(), dims.cols()); ++i)
            p[i * (dims.rows() + 1)] = static_cast<T>(1);
    });
    out->set_form(ArrayForm::Diagonal);
    call.give(Value(std::move(out)));
}

// ---- limits of the classes

ClassId float_class(Call& call, int index) {
    const Value& v = call.arg(index);
    if (text_is(v, "like") && call.nargin() > index + 1)
        return call.arg(index + 1).class_id();
    const ClassId cls = v.is_text() ? class_from_name(v.to_text()) : v.class_id();
    if (!is_float(cls))
        fail({"MATLAB:invalidClassName", "The class must be 'double' or 'single'."});
    return cls;
}

double spacing(double x) {
    x = std::fabs(x);
    if (std::isnan(x) || std::isinf(x))
        return kNaN;
    if (x < std::numeric_limits<double>::min())
        return std::numeric_limits<double>::denorm_min();
    return std::nextafter(x, kInf) == kInf ? x - std::nextafter(x, 0.0) : std::nextafter(x, kInf) - x;
}
float spacing(float x) {
    x = std::fabs(x);
    const float inf = std::numeric_limits<float>::infinity();
    if (std::isnan(x) || std::isinf(x))
        return std::numeric_limits<float>::quiet_NaN();
    if (x < std::numeric_limits<float>::min())
        return std::numeric_limits<float>::denorm_min();
    return std::nextafter(x, inf) == inf ? x - std::nextafter(x, 0.0f) : std::nextafter(x, inf) - x;
}

void eps(Call& call) {
    if (call.nargin() == 0)
        return call.give(number(std::numeric_limits<double>::epsilon()));
    if (call.arg(0).is_text())
        return call.give(float_class(call, 0) == ClassId::Double
                             ? number(std::numeric_limits<double>::epsilon())
                             : Value::of(std::numeric_limits<float>::epsilon()));
    const Value& x = call.arg(0);
    if (!x.is_float())
        fail({"MATLAB:eps:invalidClassName", "Class must be 'single' or 'double'."});
    if (x.tag() == Value::Tag::Double)
        return call.give(number(spacing(x.get_double())));
    const ArrayView view(x);
    Ref<Array> out = Array::uninitialized(view.class_id(), view.dims());
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_floating_point_v<T>)
            for (int64_t i = 0; i < view.numel(); ++i)
                out->data_mut<T>()[i] = spacing(view.data<T>()[view.is_complex() ? 2 * i : i]);
    });
    call.give(Value(std::move(out)));
}

void float_limit(Call& call, double of_double, float of_single) {
    if (call.nargin() == 2 && !text_is(call.arg(0), "like"))
        raise(Err::BuiltinTooManyInputs);
    const bool single = call.nargin() > 0 && float_class(call, 0) == ClassId::Single;
    call.give(single ? Value::of(of_single) : number(of_double));
}
void realmin(Call& call) {
    float_limit(call, std::numeric_limits<double>::min(), std::numeric_limits<float>::min());
}
void realmax(Call& call) {
    float_limit(call, std::numeric_limits<double>::max(), std::numeric_limits<float>::max());
}
void flintmax(Call& call) { float_limit(call, 9007199254740992.0, 16777216.0f); }

void integer_limit(Call& call, bool largest) {
    if (call.nargin() == 2 && !text_is(call.arg(0), "like"))
        raise(Err::BuiltinTooManyInputs);
    ClassId cls = ClassId::Int32;
    if (call.nargin() > 0) {
        const Value& v = call.arg(call.nargin() - 1);
        cls = v.is_text() ? class_from_name(v.to_text()) : v.class_id();
        if (!is_integer(cls))
            fail({largest ? "MATLAB:intmax:invalidClassName" : "MATLAB:intmin:invalidClassName",
                  "Invalid class name. It must be the name of an integer class."});
    }
    call.give(visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        return Value::of(largest ? std::numeric_limits<T>::max() : std::numeric_limits<T>::lowest());
    }));
}
void intmax(Call& call) { integer_limit(call, true); }
void intmin(Call& call) { integer_limit(call, false); }

// ---- spaced vectors

void linspace(Call& call) {
    const bool single = call.arg(0).class_id() == ClassId::Single || call.arg(1).class_id() == ClassId::Single;
    if (!call.arg(0).is_flat() || call.arg(0).numel() != 1 || !call.arg(1).is_flat() || call.arg(1).numel() != 1)
        fail({"MATLAB:linspace:scalarInputs", "Inputs must be scalars."});
    const double count = call.nargin() > 2 ? scalar_argument(call, 2) : 100;
    const int64_t n = std::isnan(count) ? 1 : ops::saturate<int64_t>(std::max(0.0, std::floor(count)));
    Value result;
    if (call.arg(0).is_complex() || call.arg(1).is_complex()) {
        const std::complex<double> a = call.arg(0).to_complex(), b = call.arg(1).to_complex();
        Ref<Array> out = Array::uninitialized(ClassId::Double, Dims(1, n), Complexity::Complex);
        auto* p = out->data_mut<std::complex<double>>();
        for (int64_t i = 0; i < n; ++i)
            p[i] = i == n - 1 || a == b ? b : i == 0 ? a : a + static_cast<double>(i) * (b - a) / static_cast<double>(n - 1);
        result = std::move(out);
    } else {
        const double a = call.arg(0).to_double(), b = call.arg(1).to_double();
        Ref<Array> out = Array::uninitialized(ClassId::Double, Dims(1, n));
        double* p = out->data_mut<double>();
        const double last = static_cast<double>(n - 1), width = b - a;
        const bool overflows = std::isinf(width * last);
        for (int64_t i = 0; i < n; ++i) {
            const double k = static_cast<double>(i);
            if (a == b && std::isinf(a))
                p[i] = a;
            else if (!overflows)
                p[i] = a + k * width / last;
            else if (std::isinf(width))
                p[i] = a + (b / last) * k - (a / last) * k;
            else
                p[i] = a + k * (width / last);
        }
        if (n > 1)
            p[0] = a;
        if (n > 0)
            p[n - 1] = b;
        if (a == -b && n > 2 && n % 2 == 1)
            p[n / 2] = 0; // MATLAB keeps symmetric spacings symmetric about an exact zero
        result = std::move(out);
    }
    call.give(single ? ops::convert(result, ClassId::Single) : std::move(result));
}

void logspace(Call& call) {
    const double a = scalar_argument(call, 0), b = scalar_argument(call, 1);
    const int64_t n = call.nargin() > 2 ? static_cast<int64_t>(std::max(0.0, std::min(scalar_argument(call, 2), 0x1p53))) : 50;
    check_array_size(Dims(1, n), sizeof(double));
    const bool to_pi = b == 3.141592653589793;
    const double last = to_pi ? std::log10(b) : b;
    std::vector<double> out(static_cast<size_t>(n));
    for (int64_t i = 0; i < n; ++i)
        out[static_cast<size_t>(i)] =
            std::pow(10.0, i == n - 1 ? last : a + static_cast<double>(i) * (last - a) / static_cast<double>(n - 1));
    call.give(row_vector(out));
}

// ---- patterns

void meshgrid(Call& call) {
    const bool three = call.nargin() == 3 || call.nargout == 3;
    const Value x = call.arg(0), y = call.nargin() > 1 ? call.arg(1) : x, z = call.nargin() > 2 ? call.arg(2) : x;
    const int64_t nx = x.numel(), ny = y.numel(), nz = three ? z.numel() : 1;
    const Dims dims{ny, nx, nz};
    check_array_size(dims, sizeof(double));
    auto grid = [&](const Value& axis, int which) -> Value {
        if (axis.tag() == Value::Tag::Double || (axis.is_heap() && axis.is_flat() && axis.class_id() == ClassId::Double && !axis.is_complex())) {
            const ArrayView view(axis);
            const double* p = view.data<double>();
            Ref<Array> out = Array::uninitialized(ClassId::Double, dims);
            double* to = out->data_mut<double>();
            for (int64_t k = 0; k < nz; ++k)
                for (int64_t j = 0; j < nx; ++j, to += ny) {
                    if (which == 1)
                        std::copy_n(p, ny, to);
                    else
                        std::fill_n(to, ny, p[which == 0 ? j : k]);
                }
            return out;
        }
        std::vector<int64_t> index;
        index.reserve(static_cast<size_t>(dims.numel()));
        for (int64_t k = 0; k < nz; ++k)
            for (int64_t j = 0; j < nx; ++j) {
                poll_interruption();
                for (int64_t i = 0; i < ny; ++i)
                    index.push_back(which == 0 ? j : which == 1 ? i : k);
            }
        return select(axis, index, dims);
    };
    call.give(0, grid(x, 0));
    if (call.nargout > 1)
        call.give(1, grid(y, 1));
    if (three && call.nargout > 2)
        call.give(2, grid(z, 2));
}

void ndgrid(Call& call) {
    const int n = call.nargin() == 1 ? std::max(2, call.nargout) : call.nargin();
    auto axis = [&](int k) -> const Value& { return call.arg(call.nargin() == 1 ? 0 : k); };
    std::vector<int64_t> sizes;
    for (int k = 0; k < n; ++k)
        sizes.push_back(axis(k).numel());
    const Dims dims{std::span<const int64_t>(sizes)};
    check_array_size(dims, sizeof(double));
    for (int k = 0; k < n && k < std::max(1, call.nargout); ++k) {
        std::vector<int64_t> indices(static_cast<size_t>(dims.numel()));
        const int64_t stride = dims.stride(k);
        for (size_t i = 0; i < indices.size(); ++i)
            indices[i] = static_cast<int64_t>(i) / stride % sizes[static_cast<size_t>(k)];
        call.give(k, select(axis(k), indices, dims));
    }
}

void colon(Call& call) {
    call.give(call.nargin() == 2 ? ops::colon(call.arg(0), call.arg(1))
                                 : ops::colon(call.arg(0), call.arg(1), call.arg(2)));
}

void magic(Call& call) {
    const double wanted = scalar_argument(call, 0);
    if (std::isnan(wanted))
        fail({"MATLAB:NaNInput", "NaN input is not allowed for sizes."});
    const int64_t n = static_cast<int64_t>(std::clamp(wanted, -1.0, 0x1p53));
    if (n < 0)
        fail({"MATLAB:magic:negative", "magic: N must be non-negative."});
    Ref<Array> out = Array::zeros(ClassId::Double, Dims(std::max<int64_t>(n, 0), std::max<int64_t>(n, 0)));
    double* m = out->data_mut<double>();
    if (n % 2 == 1) {
        // A(i,j) = n*mod(i+j-(n+3)/2, n) + mod(i+2j-2, n) + 1 with 1-based i, j
        for (int64_t j = 1; j <= n; ++j)
            for (int64_t i = 1; i <= n; ++i)
                m[(i - 1) + (j - 1) * n] = static_cast<double>(n * ((i + j - (n + 3) / 2 + n) % n) + (i + 2 * j - 2) % n + 1);
    } else if (n % 4 == 0) {
        for (int64_t j = 1; j <= n; ++j)
            for (int64_t i = 1; i <= n; ++i) {
                const double v = static_cast<double>((i - 1) * n + j);
                const bool swap = (i % 4 / 2) == (j % 4 / 2);
                m[(i - 1) + (j - 1) * n] = swap ? static_cast<double>(n * n + 1) - v : v;
            }
    } else if (n == 2) {
        const double two[] = {1, 4, 3, 2};
        std::copy_n(two, 4, m);
    } else if (n > 2) {
        const int64_t p = n / 2;
        std::vector<double> a(static_cast<size_t>(p * p));
        for (int64_t j = 1; j <= p; ++j)
            for (int64_t i = 1; i <= p; ++i)
                a[static_cast<size_t>((i - 1) + (j - 1) * p)] =
                    static_cast<double>(p * ((i + j - (p + 3) / 2 + p) % p) + (i + 2 * j - 2) % p + 1);
        const double q = static_cast<double>(p * p);
        for (int64_t j = 0; j < p; ++j)
            for (int64_t i = 0; i < p; ++i) {
                const double v = a[static_cast<size_t>(i + j * p)];
                m[i + j * n] = v;
                m[i + p + (j + p) * n] = v + q;
                m[i + (j + p) * n] = v + 2 * q;
                m[i + p + j * n] = v + 3 * q;
            }
        const int64_t k = (n - 2) / 4;
        auto swap_rows = [&](int64_t i, int64_t j) { std::swap(m[i + j * n], m[i + p + j * n]); };
        for (int64_t i = 0; i < p; ++i)
            for (int64_t j = 0; j < n; ++j)
                if (j < k || j > n - k)
                    swap_rows(i, j);
        swap_rows(k, 0);
        swap_rows(k, k);
    } else if (n == 2) {
        const double v[] = {4, 1, 3, 2};
        std::copy_n(v, 4, m);
    }
    call.give(Value(std::move(out)));
}

constexpr std::string_view kCategory = "Matrices and Arrays";
constexpr Builtin kRows[] = {
    {"double.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"single.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"logical.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"char.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"int8.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"int16.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"int32.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"int64.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"uint8.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"uint16.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"uint32.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"uint64.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"string.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"cell.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"struct.empty", kCategory, "Create empty array of this class", 0, kAnyNumber, 1, empty_of_class, kPure},
    {"zeros", kCategory, "Create array of all zeros", 0, kAnyNumber, 1, zeros, kCreation},
    {"ones", kCategory, "Create array of all ones", 0, kAnyNumber, 1, ones, kCreation},
    {"eye", kCategory, "Identity matrix", 0, kAnyNumber, 1, eye, kCreation},
    {"true", kCategory, "Logical 1 (true)", 0, kAnyNumber, 1, true_, kCreation},
    {"false", kCategory, "Logical 0 (false)", 0, kAnyNumber, 1, false_, kCreation},
    {"NaN", kCategory, "Create array of all NaN values", 0, kAnyNumber, 1, nan, kCreation},
    {"nan", kCategory, "Create array of all NaN values", 0, kAnyNumber, 1, nan, kCreation},
    {"Inf", kCategory, "Create array of all Inf values", 0, kAnyNumber, 1, inf, kCreation},
    {"inf", kCategory, "Create array of all Inf values", 0, kAnyNumber, 1, inf, kCreation},
    {"pi", kCategory, "Ratio of circle's circumference to its diameter", 0, kAnyNumber, 1, pi, kPure},
    {"i", kCategory, "Imaginary unit", 0, 0, 1, imaginary_unit, kPure},
    {"j", kCategory, "Imaginary unit", 0, 0, 1, imaginary_unit, kPure},
    {"eps", kCategory, "Floating-point relative accuracy", 0, 2, 1, eps, kPure},
    {"realmin", kCategory, "Smallest normalized floating-point number", 0, 2, 1, realmin, kPure},
    {"realmax", kCategory, "Largest positive floating-point number", 0, 2, 1, realmax, kPure},
    {"flintmax", kCategory, "Largest consecutive integer in floating-point format", 0, 2, 1, flintmax, kPure},
    {"intmax", kCategory, "Largest value of specific integer type", 0, 2, 1, intmax, kPure},
    {"intmin", kCategory, "Smallest value of specified integer type", 0, 2, 1, intmin, kPure},
    {"cell", "Cell Arrays", "Cell array of empty cells", 0, kAnyNumber, 1, cell, kPure},
    {"linspace", kCategory, "Generate linearly spaced vector", 2, 3, 1, linspace, kCreation},
    {"logspace", kCategory, "Generate logarithmically spaced vector", 2, 3, 1, logspace, kCreation},
    {"colon", kCategory, "Vector creation, array subscripting", 2, 3, 1, colon, kCreation},
    {"meshgrid", kCategory, "2-D and 3-D grids", 1, 3, 3, meshgrid, kPure},
    {"ndgrid", kCategory, "Rectangular grid in N-D space", 1, kAnyNumber, kAnyNumber, ndgrid, kPure},
    {"magic", kCategory, "Magic square", 1, 1, 1, magic, kPure},
};

} // namespace

void register_creation(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
