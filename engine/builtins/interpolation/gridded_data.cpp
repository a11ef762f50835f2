// interp2, interp3, interpn: interpolation of gridded data.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/interpolation/grid_interpolant.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

struct GridCall {
    std::vector<const Value*> numbers;
    InterpolationMethod method = InterpolationMethod::Linear;
    bool has_outside = false;
    std::complex<double> outside = std::numeric_limits<double>::quiet_NaN();
};

[[noreturn]] void refuse(const Call& call, std::string_view reason, const std::string& text) {
    throw Error("MATLAB:" + std::string(call.builtin.name) + ":" + std::string(reason), std::string(call.builtin.name) + ": " + text);
}

GridCall grid_call(const Call& call) {
    GridCall out;
    bool method_seen = false;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_text() && v.numel() > 0) {
            if (!interpolation_method(to_lower_ascii(v.to_text()), out.method))
                refuse(call, "InvalidMethod", "unknown interpolation method '" + v.to_text() + "'.");
            method_seen = true;
        } else if (method_seen) {
            if (!v.is_numeric() || v.numel() != 1)
                refuse(call, "InvalidExtrapval", "the extrapolation value must be a scalar.");
            out.outside = v.to_complex();
            out.has_outside = true;
        } else {
            if (!v.is_flat() || v.is_char())
                refuse(call, "InvalidInput", "the arguments must be numeric.");
            out.numbers.push_back(&v);
        }
    }
    return out;
}

/// The grid vector of dimension `k` from a vector or a full grid array; flips are noted.
std::vector<double> grid_vector(const Call& call, const Value& x, const Dims& dims, int k, std::string_view name) {
    const int64_t n = dims[k];
    std::vector<double> all = to_double_vector(x), out;
    if (x.dims().is_vector() && x.numel() == n && !(x.dims() == dims && dims.count() == 2 && std::min(dims.rows(), dims.cols()) > 1)) {
        out = std::move(all);
    } else if (x.dims() == dims) {
        for (int64_t i = 0; i < n; ++i)
            out.push_back(all[static_cast<size_t>(i * dims.stride(k))]);
    } else {
        refuse(call, "gridSize", "the sample coordinates " + std::string(name) + " must be a vector or a grid that matches the values.");
    }
    for (size_t i = 1; i < out.size(); ++i)
        if ((out[i] > out[i - 1]) != (out[1] > out[0]) || !(out[i] != out[i - 1]))
            refuse(call, "NonMonotonic", std::string(name) + " must be strictly monotonic.");
    return out;
}

/// The values with every axis ascending.
std::vector<double> ascending(std::vector<std::vector<double>>& axes, std::vector<double> v) {
    size_t stride = 1;
    for (std::vector<double>& x : axes) {
        const size_t n = x.size();
        if (n > 1 && x[1] < x[0]) {
            std::reverse(x.begin(), x.end());
            for (size_t o = 0; o < v.size(); o += stride * n)
                for (size_t j = 0; j < n / 2; ++j)
                    for (size_t i = 0; i < stride; ++i)
                        std::swap(v[o + j * stride + i], v[o + (n - 1 - j) * stride + i]);
        }
        stride *= n;
    }
    return v;
}

/// `queries[k]` belongs to dimension k of the values. Vectors of different directions are grid vectors.
void interpolate(Call& call, const GridCall& options, const Value& values, std::vector<std::vector<double>> axes,
                 const std::vector<const Value*>& queries) {
    const Dims dims = values.dims();
    const size_t d = axes.size();
    if (d > 16)
        refuse(call, "tooManyDimensions", "there are too many dimensions.");
    for (size_t k = 0; k < d; ++k)
        if (axes[k].size() < 2)
            refuse(call, "NotEnoughPts", "at least two sample points are needed in each dimension.");
    bool same = true, vectors = true, grid = false;
    for (const Value* q : queries) {
        if (q->is_complex())
            refuse(call, "ComplexQuery", "the query points must be real.");
        same = same && q->dims() == queries[0]->dims();
        vectors = vectors && q->dims().is_vector();
    }
    grid = !same && vectors;
    if (!same && !vectors)
        refuse(call, "XqYqSizeMismatch", "the query coordinates must be arrays of the same size, or vectors.");
    Dims out_dims = queries[0]->dims();
    if (grid) {
        std::vector<int64_t> sizes;
        for (size_t k = 0; k < d; ++k)
            sizes.push_back(queries[k]->numel());
        out_dims = Dims(std::span<const int64_t>(sizes));
    }
    std::vector<std::vector<double>> q;
    for (const Value* v : queries)
        q.push_back(to_double_vector(*v));
    const ArrayView view(values);
    const bool complex = view.is_complex() || (options.has_outside && options.outside.imag() != 0);
    bool single = view.class_id() == ClassId::Single;
    for (const Value* v : queries)
        single = single || v->class_id() == ClassId::Single;
    const bool beyond = !options.has_outside && (options.method == InterpolationMethod::Spline ||
                                                 options.method == InterpolationMethod::Makima);
    Ref<Array> out = Array::uninitialized(ClassId::Double, out_dims, complex ? Complexity::Complex : Complexity::Real);
    double* to = out->data_mut<double>();
    const int64_t total = out_dims.numel(), parts = complex ? 2 : 1;
    for (int64_t part = 0; part < parts; ++part) {
        std::vector<double> v(static_cast<size_t>(view.numel()));
        for (size_t i = 0; i < v.size(); ++i)
            v[i] = !complex ? view.double_at(static_cast<int64_t>(i))
                   : part   ? view.complex_at(static_cast<int64_t>(i)).imag()
                            : view.complex_at(static_cast<int64_t>(i)).real();
        std::vector<std::vector<double>> x = axes;
        v = ascending(x, std::move(v));
        const GridInterpolant f(options.method, std::move(x), std::move(v));
        std::vector<double> point(d);
        std::vector<size_t> index(d, 0);
        const double outside = part ? options.outside.imag() : options.outside.real();
        for (int64_t i = 0; i < total; ++i) {
            if ((i & 0xFFFF) == 0xFFFF)
                call.interpreter.check_interrupt();
            for (size_t k = 0; k < d; ++k)
                point[k] = q[k][grid ? index[k] : static_cast<size_t>(i)];
            to[i * parts + part] = beyond || f.holds(point.data()) ? f.at(point.data()) : outside;
            for (size_t k = 0; grid && k < d; ++k) {
                if (++index[k] < q[k].size())
                    break;
                index[k] = 0;
            }
        }
    }
    call.give(single ? ops::convert(Value(std::move(out)), ClassId::Single) : Value(std::move(out)));
}

std::vector<double> counted(int64_t n) {
    std::vector<double> out;
    for (int64_t i = 1; i <= n; ++i)
        out.push_back(static_cast<double>(i));
    return out;
}
/// 1 to n in steps of 2^-k.
Value refined(int64_t n, int64_t k, bool row) {
    const int64_t steps = int64_t{1} << k;
    std::vector<double> out;
    for (int64_t i = 0; i <= (n - 1) * steps; ++i)
        out.push_back(1 + static_cast<double>(i) / static_cast<double>(steps));
    return row ? row_vector(out) : column_vector(out);
}

/// Forms of all three: (V), (V, k), (V, q...), (x..., V, q...). In meshgrid order the first two coordinates change places.
void gridded(Call& call, int fixed_dimensions, bool meshgrid_order) {
    const GridCall options = grid_call(call);
    const std::vector<const Value*>& a = options.numbers;
    const size_t given = a.size();
    if (given == 0)
        raise(Err::NotEnoughInputs);
    int d = fixed_dimensions;
    if (d == 0) { // interpn: the number of arguments and the shape of the first one tell
        const int dimensions = a[0]->dims().is_vector() ? 1 : a[0]->dims().count(), count = static_cast<int>(given);
        if (given <= 2)
            d = dimensions;
        else if (given == 3)
            d = dimensions == 1 ? 1 : 2;
        else
            d = given % 2 == 1 && dimensions != count - 1 ? count / 2 : count - 1;
    }
    const size_t n = static_cast<size_t>(d);
    const bool with_grid = given == 2 * n + 1 && given > 2;
    if (given != 1 && given != 2 && given != n + 1 && !with_grid)
        refuse(call, "nargin", "give V, V and a number, V and query coordinates, or sample coordinates, V and query coordinates.");
    const Value& v = *a[with_grid ? n : 0];
    Dims dims = v.dims();
    if (d == 1) {
        if (!dims.is_vector())
            refuse(call, "values", "V must be a vector for one query coordinate.");
        dims = Dims(v.numel(), 1);
    } else if (dims.count() > d || v.is_empty()) {
        refuse(call, "values", "V must be an array with one dimension for each coordinate.");
    }
    auto place = [&](int k) { return meshgrid_order && k < 2 && d > 1 ? 1 - k : k; }; // coordinate k runs along this dimension
    std::vector<std::vector<double>> axes(n);
    for (int k = 0; k < d; ++k) {
        static constexpr std::string_view kNames[] = {"X", "Y", "Z"};
        axes[static_cast<size_t>(place(k))] = with_grid ? grid_vector(call, *a[static_cast<size_t>(k)], dims, place(k), k < 3 ? kNames[k] : "X")
                                                        : counted(dims[place(k)]);
    }
    std::vector<Value> made;
    std::vector<const Value*> queries(n);
    if (given <= 2 && !(given == n + 1 && n == 1)) {
        const double k = given == 2 ? a[1]->to_double() : 1;
        if (given == 2 && (a[1]->numel() != 1 || k != std::floor(k) || k < 0 || k > 20))
            refuse(call, "refinement", "the number of refinements must be a whole number that is not negative.");
        for (int j = 0; j < d; ++j)
            made.push_back(refined(dims[j], static_cast<int64_t>(k), j % 2 == 1));
        for (size_t j = 0; j < n; ++j)
            queries[j] = &made[j];
    } else {
        for (int k = 0; k < d; ++k)
            queries[static_cast<size_t>(place(k))] = a[given - n + static_cast<size_t>(k)];
    }
    const Value values = d == 1 ? reshaped(v, dims) : v;
    interpolate(call, options, values, std::move(axes), queries);
}
void interp2(Call& call) { gridded(call, 2, true); }
void interp3(Call& call) { gridded(call, 3, true); }
void interpn(Call& call) { gridded(call, 0, false); }

constexpr std::string_view kInterpolation = "Interpolation";
constexpr Builtin kRows[] = {
    {"interp2", kInterpolation, "Interpolation for 2-D gridded data in meshgrid format", 1, 7, 1, interp2},
    {"interp3", kInterpolation, "Interpolation for 3-D gridded data in meshgrid format", 1, 9, 1, interp3},
    {"interpn", kInterpolation, "Interpolation for 1-D, 2-D, 3-D, and N-D gridded data in ndgrid format", 1, kAnyNumber, 1, interpn},
};

} // namespace

void register_gridded_data(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
