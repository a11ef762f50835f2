// interp1, spline, pchip, makima: between the points of tables.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/interpolation/interpolant_1d.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr Message kTooFewPoints{"MATLAB:interp1:NotEnoughPts", "Interpolation requires at least two sample points for each grid dimension."};

/// The points of a table in ascending order, with the lines of values that belong to them, real and imaginary apart.
struct Table {
    std::vector<double> x;
    std::vector<std::vector<double>> lines; ///< real ones; then, if `complex`, as many imaginary ones
    bool complex = false;
};

/// `lines[c]` holds the values `view` at `first(c) + i * step`.
template <class First>
Table make_table(const std::vector<double>& x, const Value& v, int64_t columns, int64_t step, int64_t length, First first) {
    Table out;
    std::vector<int64_t> order = identity_indices(static_cast<int64_t>(x.size()));
    if (!std::is_sorted(x.begin(), x.end()))
        std::sort(order.begin(), order.end(),
                  [&](int64_t a, int64_t b) { return x[static_cast<size_t>(a)] < x[static_cast<size_t>(b)]; });
    for (const int64_t i : order)
        out.x.push_back(x[static_cast<size_t>(i)]);
    for (size_t i = 0; i < out.x.size(); ++i)
        if (std::isnan(out.x[i]))
            fail({"MATLAB:griddedInterpolant:NanGridErrId", "The grid vectors must not contain NaN."});
        else if (i > 0 && out.x[i] == out.x[i - 1])
            fail({"MATLAB:griddedInterpolant:NonUniqueCompVecsPtsErrId", "Sample points must be unique."});
    const ArrayView view(v);
    out.complex = view.is_complex();
    const int64_t extra = (length - static_cast<int64_t>(x.size())) / 2; // end slopes of a clamped spline
    for (int part = 0; part <= (out.complex ? 1 : 0); ++part)
        for (int64_t c = 0; c < columns; ++c) {
            std::vector<double> line(static_cast<size_t>(length));
            for (int64_t i = 0; i < length; ++i) {
                const bool end = i < extra || i >= length - extra;
                const int64_t from = end ? i : order[static_cast<size_t>(i - extra)] + extra;
                const std::complex<double> z = out.complex ? view.complex_at(first(c) + from * step)
                                                           : std::complex<double>(view.double_at(first(c) + from * step));
                line[static_cast<size_t>(i)] = part ? z.imag() : z.real();
            }
            out.lines.push_back(std::move(line));
        }
    return out;
}

struct Outside {
    bool extrapolate = false;
    double value = kNaN;
};

/// Every line at every query: query `q` of line `c` goes to `place(q, c)`.
template <class Place>
Value evaluate(const Table& table, InterpolationMethod method, const std::vector<double>& q, const Outside& outside,
               const Dims& dims, bool single, Place place) {
    const size_t columns = table.complex ? table.lines.size() / 2 : table.lines.size();
    Ref<Array> out = Array::uninitialized(ClassId::Double, dims, table.complex ? Complexity::Complex : Complexity::Real);
    double* to = out->data_mut<double>();
    const size_t parts = table.complex ? 2 : 1;
    for (size_t c = 0; c < table.lines.size(); ++c) {
        const Interpolant1D f(method, table.x, table.lines[c]);
        const size_t part = c / std::max<size_t>(1, columns);
        for (size_t i = 0; i < q.size(); ++i) {
            const bool out_of_range = q[i] < table.x.front() || q[i] > table.x.back();
            double y;
            if (out_of_range && !outside.extrapolate)
                y = part ? 0 : outside.value;
            else if (out_of_range && (method == InterpolationMethod::Previous || method == InterpolationMethod::Next))
                // beyond the points there is no next or previous one
                y = (q[i] < table.x.front()) == (method == InterpolationMethod::Previous) ? kNaN : f.at(q[i]);
            else
                y = f.at(q[i]);
            to[static_cast<size_t>(place(static_cast<int64_t>(i), static_cast<int64_t>(c % columns))) * parts + part] = y;
        }
    }
    return single ? ops::convert(Value(std::move(out)), ClassId::Single) : Value(std::move(out));
}

/// A piecewise polynomial as mkpp makes it, for lines whose values have the size `d`.
Value piecewise(const Table& table, InterpolationMethod method, const std::vector<double>& d) {
    std::vector<Interpolant1D> lines;
    for (const std::vector<double>& line : table.lines)
        lines.emplace_back(method, table.x, line);
    const size_t columns = table.complex ? lines.size() / 2 : lines.size();
    const int64_t pieces = static_cast<int64_t>(table.x.size()) - 1;
    const int order = lines.empty() ? 4 : lines[0].order();
    const int64_t rows = pieces * static_cast<int64_t>(columns);
    Ref<Array> coefs =
        Array::uninitialized(ClassId::Double, Dims(rows, order), table.complex ? Complexity::Complex : Complexity::Real);
    const size_t parts = table.complex ? 2 : 1;
    for (size_t c = 0; c < lines.size(); ++c)
        for (int64_t p = 0; p < pieces; ++p) {
            double k[4];
            lines[c].coefficients(static_cast<size_t>(p), k);
            for (int j = 0; j < order; ++j) {
                const int64_t at = p * static_cast<int64_t>(columns) + static_cast<int64_t>(c % columns) + j * rows;
                coefs->data_mut<double>()[static_cast<size_t>(at) * parts + c / columns] = k[j];
            }
        }
    Ref<StructArray> pp = make_ref<StructArray>(Dims(), FieldTable::of({"form", "breaks", "coefs", "pieces", "order", "dim"}));
    pp->set("form", Value::text("pp"));
    pp->set("breaks", row_vector(table.x));
    pp->set("coefs", Value(std::move(coefs)));
    pp->set("pieces", number(static_cast<double>(pieces)));
    pp->set("order", number(order));
    pp->set("dim", d.size() == 1 ? number(d[0]) : row_vector(d));
    return pp;
}

std::vector<double> sizes_from(const Dims& dims, int first) {
    std::vector<double> out;
    for (int k = first; k < dims.count(); ++k)
        out.push_back(static_cast<double>(dims[k]));
    if (out.empty())
        out.push_back(1);
    return out;
}

/// `interp1(x, v, xq, method, extrapolation)`, `interp1(v, xq, ...)`, `interp1(x, v, method, 'pp')`
void interp1(Call& call) {
    std::vector<const Value*> numbers;
    InterpolationMethod method = InterpolationMethod::Linear;
    Outside outside;
    bool given = false, pp = false, method_seen = false;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            if (method_seen || numbers.size() >= 3) {
                if (!v.is_flat() || v.numel() != 1)
                    fail({"MATLAB:interp1:InvalidExtrapval", "The extrapolation value must be a scalar."});
                outside.value = v.to_double();
                given = true;
            } else if (!(v.is_empty() && numbers.size() >= 2 && i == call.nargin() - 1)) {
                numbers.push_back(&v);
            }
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "extrap")
            outside.extrapolate = given = true;
        else if (word == "pp")
            pp = true;
        else if (word == "left" || word == "right")
            continue; // of a jump; points are unique here
        else if (!interpolation_method(word, method))
            fail({"MATLAB:interp1:InvalidMethod", "Unknown interpolation method '{}'."}, word);
        else
            method_seen = true;
    }
    const size_t needed = pp ? 1 : 2;
    if (numbers.size() < needed)
        raise(Err::NotEnoughInputs);
    const bool with_x = numbers.size() > needed;
    const Value& v_given = *numbers[with_x ? 1 : 0];
    for (const Value* n : numbers)
        if (!n->is_flat() || n->is_char())
            fail({"MATLAB:interp1:DoubleOrSingle", "The sample points, values and query points of interp1 must be numeric."});
    if (with_x && !(numbers[0]->dims().is_vector() || numbers[0]->is_empty()))
        fail({"MATLAB:interp1:Xvector", "X must be a vector."});
    const bool vector = v_given.dims().is_vector();
    const int64_t n = vector ? v_given.numel() : v_given.dims().rows();
    std::vector<double> x;
    if (with_x)
        x = to_double_vector(*numbers[0]);
    else
        for (int64_t i = 1; i <= n; ++i)
            x.push_back(static_cast<double>(i));
    if (static_cast<int64_t>(x.size()) != n) {
        if (vector)
            fail({"MATLAB:interp1:YInvalidNumRows", "X and V must be of the same length."});
        fail({"MATLAB:interp1:YInvalidNumRows", "LENGTH(X) and SIZE(V,1) must be the same."});
    }
    if (n < 2)
        fail(kTooFewPoints);
    const int64_t columns = v_given.numel() / n;
    const Table table = make_table(x, v_given, columns, 1, n, [n](int64_t c) { return c * n; });
    if (pp)
        return call.give(piecewise(table, method, vector ? std::vector<double>{1} : sizes_from(v_given.dims(), 1)));
    if (!given)
        outside.extrapolate = extrapolates(method);
    const Value& q_given = *numbers[with_x ? 2 : 1];
    if (q_given.is_complex())
        fail({"MATLAB:interp1:ComplexXq", "The query points must be real."});
    const std::vector<double> q = to_double_vector(q_given);
    const int64_t m = static_cast<int64_t>(q.size());
    std::vector<int64_t> sizes;
    const Dims q_dims = q_given.dims();
    if (vector) {
        for (const int64_t s : q_dims.sizes())
            sizes.push_back(s);
    } else {
        if (q_dims.is_vector())
            sizes.push_back(m);
        else
            for (const int64_t s : q_dims.sizes())
                sizes.push_back(s);
        for (int k = 1; k < v_given.dims().count(); ++k)
            sizes.push_back(v_given.dims()[k]);
    }
    bool single = false;
    for (const Value* value : numbers)
        single = single || value->class_id() == ClassId::Single;
    call.give(evaluate(table, method, q, outside, Dims(std::span<const int64_t>(sizes)), single,
                       [m](int64_t i, int64_t c) { return i + c * m; }));
}

/// `spline(x, y, xq)`, `pp = spline(x, y)`: the last dimension of `y` runs over the points.
void along_last(Call& call, InterpolationMethod method, bool may_clamp) {
    for (const Value& v : call.args)
        if (!v.is_flat() || v.is_char())
            throw Error("MATLAB:chckxy:class", "The arguments of " + std::string(call.builtin.name) + " must be numeric.");
    const std::vector<double> x = to_double_vector(call.arg(0));
    const Value& y = call.arg(1);
    const int64_t n = static_cast<int64_t>(x.size());
    if (n < 2)
        fail({"MATLAB:chckxy:NotEnoughPts", "There should be at least two data points."});
    const bool vector = y.dims().is_vector();
    const Dims dims = y.dims();
    const int64_t length = vector ? y.numel() : dims[dims.count() - 1];
    if (length != n && !(may_clamp && length == n + 2))
        fail({"MATLAB:chckxy:NumSitesMismatchValues",
              "The number of sites, {}, is incompatible with the number of values, {}."}, n, length);
    const int64_t columns = length ? y.numel() / length : 0;
    const Table table = make_table(x, y, columns, columns, length, [](int64_t c) { return c; });
    std::vector<double> d{1};
    if (!vector) {
        d.clear();
        for (int k = 0; k + 1 < dims.count(); ++k)
            d.push_back(static_cast<double>(dims[k]));
    }
    if (call.nargin() < 3)
        return call.give(piecewise(table, method, d));
    const Value& q_given = call.arg(2);
    const std::vector<double> q = to_double_vector(q_given);
    std::vector<int64_t> sizes;
    if (!vector)
        for (const double s : d)
            sizes.push_back(static_cast<int64_t>(s));
    const Dims q_dims = q_given.dims();
    if (!vector && q_dims.is_vector())
        sizes.push_back(q_given.numel());
    else
        for (const int64_t s : q_dims.sizes())
            sizes.push_back(s);
    bool single = false;
    for (const Value& value : call.args)
        single = single || value.class_id() == ClassId::Single;
    call.give(evaluate(table, method, q, {true, kNaN}, Dims(std::span<const int64_t>(sizes)), single,
                       [columns](int64_t i, int64_t c) { return c + i * columns; }));
}
void spline(Call& call) { along_last(call, InterpolationMethod::Spline, true); }
void pchip(Call& call) { along_last(call, InterpolationMethod::Pchip, false); }
void makima(Call& call) { along_last(call, InterpolationMethod::Makima, false); }

constexpr std::string_view kInterpolation = "Interpolation";
constexpr Builtin kRows[] = {
    {"interp1", kInterpolation, "1-D data interpolation (table lookup)", 1, 6, 1, interp1, kPure},
    {"spline", kInterpolation, "Cubic spline data interpolation", 2, 3, 1, spline, kPure},
    {"pchip", kInterpolation, "Piecewise cubic Hermite interpolating polynomial", 2, 3, 1, pchip, kPure},
    {"makima", kInterpolation, "Modified Akima piecewise cubic Hermite interpolation", 2, 3, 1, makima, kPure},
};

} // namespace

void register_interpolants(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
