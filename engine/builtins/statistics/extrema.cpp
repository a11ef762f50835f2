// max, min, bounds: of an array along a dimension, or of two arrays element by element.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/accel/parallel.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/statistics/statistic.h"
#include "engine/common/machine_clones.h"
#include "engine/common/vectorize.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

/// True if `b` should replace `a`. NaN loses unless it is included.
template <class T>
bool better(T a, T b, bool largest, bool include_nan) {
    if constexpr (std::is_floating_point_v<T>) {
        if (std::isnan(a))
            return !include_nan && !std::isnan(b);
        if (std::isnan(b))
            return include_nan;
    }
    return largest ? b > a : b < a;
}

struct Extrema {
    Value values;
    Value indices;
};

template <bool kLargest, class T>
bool beats(T x, T best) {
    return kLargest ? x > best : x < best;
}
template <bool kLargest, class T>
constexpr T worst() {
    using Limits = std::numeric_limits<T>;
    if constexpr (Limits::has_infinity)
        return kLargest ? -Limits::infinity() : Limits::infinity();
    else
        return kLargest ? Limits::lowest() : Limits::max();
}

/// The best of a stretch, looking past NaN; the worst of the class where there is nothing else.
template <bool kLargest, class T>
T best_value(const T* p, int64_t n) {
    constexpr int kLanes = 16;
    T lanes[kLanes];
    std::fill_n(lanes, kLanes, worst<kLargest, T>());
    int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (int l = 0; l < kLanes; ++l)
            lanes[l] = beats<kLargest>(p[i + l], lanes[l]) ? p[i + l] : lanes[l];
    for (int l = 0; i < n; ++i, ++l)
        lanes[l] = beats<kLargest>(p[i], lanes[l]) ? p[i] : lanes[l];
    T best = lanes[0];
    for (int l = 1; l < kLanes; ++l)
        best = beats<kLargest>(lanes[l], best) ? lanes[l] : best;
    return best;
}
ETNA_MACHINE_CLONES double largest_double(const double* p, int64_t n) { return best_value<true>(p, n); }
ETNA_MACHINE_CLONES double smallest_double(const double* p, int64_t n) { return best_value<false>(p, n); }
template <bool kLargest>
double best_value(const double* p, int64_t n) {
    return kLargest ? largest_double(p, n) : smallest_double(p, n);
}

/// Where the first of the best is, looking past NaN; -1 if there is none. The stretch that holds a new best is read
/// again to find it.
template <bool kLargest, class T>
int64_t first_best(const T* p, int64_t n) {
    constexpr int64_t kStretch = 4096;
    int64_t at = -1;
    for (int64_t begin = 0; begin < n; begin += kStretch) {
        const T *const first = p + begin, *const end = p + std::min(n, begin + kStretch);
        const T best = best_value<kLargest>(first, end - first);
        if (at >= 0 && !beats<kLargest>(best, p[at]))
            continue;
        const T* const found = std::find(first, end, best);
        if (found != end)
            at = found - p;
    }
    return at;
}

/// Where the extremum of one contiguous lane is: the first NaN if it counts, the first of all if there is only NaN.
template <bool kLargest, class T>
int64_t extremum_at(const T* p, int64_t n, bool include_nan, bool threads) {
    if constexpr (std::is_floating_point_v<T>)
        if (include_nan) {
            const T* const nan = std::find_if(p, p + n, [](T x) { return x != x; });
            if (nan != p + n)
                return nan - p;
        }
    constexpr int64_t kShare = 65536;
    if (!threads || n <= 2 * kShare)
        return std::max<int64_t>(0, first_best<kLargest>(p, n));
    const int64_t shares = (n + kShare - 1) / kShare;
    std::vector<int64_t> found(static_cast<size_t>(shares));
    accel::parallel_for(0, shares, 1, [&](int64_t begin, int64_t end) {
        for (int64_t k = begin; k < end; ++k)
            found[static_cast<size_t>(k)] = first_best<kLargest>(p + k * kShare, std::min(kShare, n - k * kShare));
    });
    int64_t at = -1;
    for (int64_t k = 0; k < shares; ++k)
        if (const int64_t here = found[static_cast<size_t>(k)]; here >= 0 && (at < 0 || beats<kLargest>(p[k * kShare + here], p[at])))
            at = k * kShare + here;
    return std::max<int64_t>(0, at);
}

/// `width` lanes of one slab side by side, row after row, the rows `inner` apart: values and 1-based indices so far.
template <bool kLargest, class T>
void extrema_of_rows(const T* p, int64_t inner, int64_t width, int64_t length, bool include_nan, T* top, double* index) {
    std::copy_n(p, width, top);
    std::fill_n(index, width, 1.0);
    for (int64_t j = 1; j < length; ++j) {
        const T* row = p + j * inner;
        const double place = static_cast<double>(j + 1);
        ETNA_VECTORIZE
        for (int64_t i = 0; i < width; ++i) {
            const T x = row[i], t = top[i];
            bool take = beats<kLargest>(x, t);
            if constexpr (std::is_floating_point_v<T>)
                take = take | (include_nan ? (x != x) & (t == t) : (t != t) & (x == x));
            top[i] = take ? x : t;
            index[i] = take ? place : index[i];
        }
    }
}

template <bool kLargest>
Extrema real_extrema(const Value& source, const Reduction& r, bool include_nan, bool linear) {
    const ArrayView view(source);
    const Lanes& lanes = r.lanes;
    Ref<Array> values = Array::uninitialized(view.class_id(), r.result);
    Ref<Array> indices = Array::uninitialized(ClassId::Double, r.result);
    double* index = indices->data_mut<double>();
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        const T* p = view.data<T>();
        T* top = values->data_mut<T>();
        const auto run = [&](int64_t begin, int64_t end) {
            for (int64_t o = begin; o < end; ++o) {
                const T* slab = p + lanes.first(0, o);
                if (lanes.inner > 1) {
                    const auto lanes_of = [&](int64_t first, int64_t last) {
                        extrema_of_rows<kLargest>(slab + first, lanes.inner, last - first, lanes.length, include_nan,
                                                  top + o * lanes.inner + first, index + o * lanes.inner + first);
                    };
                    if (lanes.outer == 1 && lanes.inner * lanes.length > 131072)
                        accel::parallel_for(0, lanes.inner, std::max<int64_t>(64, 65536 / lanes.length), lanes_of);
                    else
                        lanes_of(0, lanes.inner);
                    continue;
                }
                const int64_t at = extremum_at<kLargest>(slab, lanes.length, include_nan, lanes.outer == 1);
                top[o] = slab[at];
                index[o] = static_cast<double>(at + 1);
            }
        };
        if (lanes.outer > 1 && view.numel() > 131072)
            accel::parallel_for(0, lanes.outer, std::max<int64_t>(1, 65536 / (lanes.inner * lanes.length)), run);
        else
            run(0, lanes.outer);
    });
    if (linear)
        for (int64_t o = 0, k = 0; o < lanes.outer; ++o)
            for (int64_t i = 0; i < lanes.inner; ++i, ++k)
                index[k] = static_cast<double>(lanes.first(i, o) + (static_cast<int64_t>(index[k]) - 1) * lanes.inner + 1);
    return {Value(std::move(values)), Value(std::move(indices))};
}

/// Complex numbers compare by magnitude, then by angle.
Extrema complex_extrema(const Value& source, const Reduction& r, bool largest, bool include_nan, bool linear) {
    const ArrayView view(source);
    const Lanes& lanes = r.lanes;
    std::vector<double> size, angle;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const std::complex<double> z = view.complex_at(i);
        size.push_back(std::isnan(z.real()) || std::isnan(z.imag()) ? std::nan("") : std::abs(z));
        angle.push_back(std::arg(z));
    }
    std::vector<int64_t> best(static_cast<size_t>(lanes.count()));
    for (int64_t o = 0; o < lanes.outer; ++o) {
        int64_t* row = best.data() + o * lanes.inner;
        for (int64_t i = 0; i < lanes.inner; ++i)
            row[i] = lanes.first(i, o);
        for (int64_t j = 1; j < lanes.length; ++j)
            for (int64_t i = 0; i < lanes.inner; ++i) {
                const int64_t at = lanes.first(i, o) + j * lanes.inner;
                const size_t a = static_cast<size_t>(row[i]), b = static_cast<size_t>(at);
                if (better(size[a], size[b], largest, include_nan) ||
                    (size[a] == size[b] && better(angle[a], angle[b], largest, include_nan)))
                    row[i] = at;
            }
    }
    std::vector<double> index(best.size());
    for (size_t k = 0; k < best.size(); ++k)
        index[k] = static_cast<double>(linear ? best[k] + 1 : best[k] / lanes.inner % lanes.length + 1);
    return {select(source, best, r.result), Array::of<double>(r.result, index.data())};
}

Extrema extrema_along(const Reduction& r, bool largest, bool include_nan, bool linear) {
    const Value source = is_numeric(r.x.class_id()) ? r.x : as_double(r.x);
    if (source.is_complex())
        return complex_extrema(source, r, largest, include_nan, linear);
    return largest ? real_extrema<true>(source, r, include_nan, linear) : real_extrema<false>(source, r, include_nan, linear);
}

Value extrema_of_two(const Call& call, const Value& a, const Value& b, bool largest, bool include_nan) {
    if (a.tag() == Value::Tag::Double && b.tag() == Value::Tag::Double)
        return better(a.get_double(), b.get_double(), largest, include_nan) ? b : a;
    require_flat(call, a);
    require_flat(call, b);
    const ClassId cls = ops::arithmetic_class(ops::BinaryOp::Times, a.class_id(), b.class_id());
    const Value ca = ops::convert(a, cls), cb = ops::convert(b, cls);
    const ArrayView va(ca), vb(cb);
    const Broadcast broadcast(va.dims(), vb.dims());
    if (va.is_complex() || vb.is_complex()) {
        Ref<Array> out = Array::uninitialized(ClassId::Double, broadcast.dims(), Complexity::Complex);
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
            const std::complex<double> x = va.complex_at(ia), y = vb.complex_at(ib);
            const bool second = better(std::abs(x), std::abs(y), largest, include_nan) ||
                                (std::abs(x) == std::abs(y) && better(std::arg(x), std::arg(y), largest, include_nan));
            out->data_mut<std::complex<double>>()[i] = second ? y : x;
        });
        return ops::convert(Value(std::move(out)), cls);
    }
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        const T *pa = va.data<T>(), *pb = vb.data<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
            to[i] = better(pa[ia], pb[ib], largest, include_nan) ? pb[ib] : pa[ia];
        });
    });
    return out;
}

/// The real parts, or the magnitudes, of the elements.
Value compared(const Call& call, const Value& x, bool real_parts) {
    require_flat(call, x);
    const ArrayView view(x);
    std::vector<double> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] = real_parts ? view.double_at(i) : std::abs(view.complex_at(i));
    return Array::of<double>(view.dims(), out.data());
}

void extremum(Call& call, bool largest) {
    std::span<const Value> args = call.args;
    bool include_nan = false, linear = false, flagged = false;
    Value sizes; // what is compared instead of the elements themselves
    while (args.size() > 1 && args.back().is_text() && !args.back().is_empty()) {
        const std::string word = to_lower_ascii(args.back().to_text());
        if (args.size() > 2 && text_is(args[args.size() - 2], "comparisonmethod")) {
            if (word == "abs" || (word == "real" && args[0].is_complex()))
                sizes = compared(call, args[0], word == "real");
            else if (word != "auto" && word != "real")
                fail({"MATLAB:maxmin:InvalidComparisonMethod", "The comparison method must be 'auto', 'real' or 'abs'."});
            args = args.first(args.size() - 2);
            flagged = true;
            continue;
        }
        if (word == "includenan" || word == "includemissing")
            include_nan = true;
        else if (word == "linear")
            linear = true;
        else if (word != "omitnan" && word != "omitmissing")
            break;
        flagged = true;
        args = args.first(args.size() - 1);
    }
    if (flagged && args.size() == 2 && args[1].dims().is_zero_by_zero()) // max(A, [], nanflag)
        args = args.first(1);
    const Value& x = args[0];
    if (args.size() == 2) {
        if (call.nargout > 1)
            fail({"MATLAB:maxmin:TooManyOutputs", "{} with two input arrays has one output."}, call.builtin.name);
        return call.give(extrema_of_two(call, x, args[1], largest, include_nan));
    }
    if (args.size() > 3 || (args.size() == 3 && !args[1].is_empty()))
        fail({"MATLAB:maxmin:caseNotImplemented",
              "Two arrays and a dimension do not go together: write {}(A, [], dim)."},
             call.builtin.name);
    if (x.tag() == Value::Tag::Double && args.size() == 1) {
        call.give(0, x);
        return call.give(1, number(1));
    }
    require_flat(call, x);
    Reduction r = reduction_over(x, args.size() == 3 ? &args[2] : nullptr, false);
    if (r.lanes.length == 0 || x.is_empty()) { // nothing to compare: an empty of the same size along that dimension
        if (r.lanes.length == 0)
            r.result = r.dimension < 0 ? Dims(0, 0) : x.dims();
        call.give(0, Value(Array::zeros(is_numeric(x.class_id()) ? x.class_id() : ClassId::Double, r.result)));
        return call.give(1, Value(Array::zeros(ClassId::Double, r.result)));
    }
    if (sizes.is_defined() && sizes.numel() == x.numel()) {
        const Reduction by_size = reduction_over(sizes, args.size() == 3 ? &args[2] : nullptr, false);
        const Extrema at = extrema_along(by_size, largest, include_nan, true);
        std::vector<int64_t> indices = integers_of(at.indices);
        for (int64_t& i : indices)
            --i;
        call.give(0, select(r.x, indices, r.result));
        return call.give(1, linear || r.dimension < 0 ? at.indices
                                                      : extrema_along(by_size, largest, include_nan, false).indices);
    }
    Extrema e = extrema_along(r, largest, include_nan, linear || r.dimension < 0);
    if (e.values.is_complex() && e.values.numel() == 1 && e.values.to_complex().imag() == 0) // as x(index) is
        e.values = ops::convert(number(e.values.to_complex().real()), e.values.class_id());
    call.give(0, std::move(e.values));
    call.give(1, std::move(e.indices));
}
void max(Call& call) { extremum(call, true); }
void min(Call& call) { extremum(call, false); }

/// `[S, L] = bounds(A, dim | vecdim | 'all', nanflag)`
void bounds(Call& call) {
    std::span<const Value> args = call.args;
    bool include_nan = false;
    if (args.size() > 1 && args.back().is_text() && !text_is(args.back(), "all")) {
        const std::string word = to_lower_ascii(args.back().to_text());
        include_nan = word == "includenan" || word == "includemissing";
        if (!include_nan && word != "omitnan" && word != "omitmissing")
            fail(kUnknownOption, word, call.builtin.name);
        args = args.first(args.size() - 1);
    }
    require_numeric(call, args[0]);
    const Reduction r = reduction_over(args[0], args.size() > 1 ? &args[1] : nullptr, false);
    if (r.lanes.length == 0) {
        call.give(0, Value::empty());
        return call.give(1, Value::empty());
    }
    call.give(0, extrema_along(r, false, include_nan, false).values);
    call.give(1, extrema_along(r, true, include_nan, false).values);
}

constexpr Builtin kRows[] = {
    {"max", "Statistics", "Maximum elements of array", 1, 7, 2, max, kReduction},
    {"min", "Statistics", "Minimum elements of array", 1, 7, 2, min, kReduction},
    {"bounds", "Statistics", "Minimum and maximum values of array", 1, 3, 2, bounds, kPure},
};

} // namespace

void register_extrema(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
