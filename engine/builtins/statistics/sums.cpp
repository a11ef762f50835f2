// sum, prod, mean, any, all, nnz and the cumulative functions. Real sums follow the one tree of accel/reduce_tree.h.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/accel/reduce_tree.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/statistics/statistic.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {

StatisticOptions statistic_options(const Call& call, std::span<const Value> rest) {
    StatisticOptions out;
    for (const Value& v : rest) {
        if (!v.is_text() || v.is_empty()) {
            if (v.is_empty() || out.dim)
                fail(kBadDimension);
            out.dim = &v;
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "all")
            out.dim = &v;
        else if (word == "omitnan" || word == "omitmissing")
            out.omit_nan = true;
        else if (word == "includenan" || word == "includemissing")
            out.omit_nan = false;
        else if (word == "double")
            out.output = StatisticOptions::Output::Double;
        else if (word == "native")
            out.output = StatisticOptions::Output::Native;
        else if (word != "default")
            fail(kUnknownOption, word, call.builtin.name);
    }
    return out;
}

ClassId statistic_class(const Value& x, StatisticOptions::Output output) {
    if (output == StatisticOptions::Output::Native)
        return x.class_id();
    return x.class_id() == ClassId::Single && output == StatisticOptions::Output::Default ? ClassId::Single
                                                                                          : ClassId::Double;
}

LaneData gather_lanes(const Reduction& reduction) {
    const Value x = as_double(reduction.x);
    const ArrayView view(x);
    const Lanes& lanes = reduction.lanes;
    LaneData out;
    out.length = lanes.length;
    out.count = lanes.count();
    out.result = reduction.result;
    out.data.resize(static_cast<size_t>(out.length * out.count));
    const double* from = view.data<double>();
    if (lanes.inner == 1 && !view.is_complex())
        std::copy_n(from, out.data.size(), out.data.data());
    else
        for (int64_t o = 0, k = 0; o < lanes.outer; ++o)
            for (int64_t i = 0; i < lanes.inner; ++i, ++k)
                for (int64_t j = 0; j < lanes.length; ++j)
                    out.data[static_cast<size_t>(k * lanes.length + j)] =
                        from[(lanes.first(i, o) + j * lanes.inner) * (view.is_complex() ? 2 : 1)];
    return out;
}

Value from_doubles(const Dims& dims, const std::vector<double>& values, ClassId to) {
    Value out = Array::of<double>(dims, values.data());
    return to == ClassId::Double ? out : ops::convert(out, to);
}

namespace {

using accel::ir::Reduction::Prod;
using accel::ir::Reduction::Sum;

/// Folds real lanes; NaN counts as `identity` when it is omitted. `counts` gets the number of elements of each result.
std::vector<double> fold_real(accel::ir::Reduction op, const Reduction& r, bool omit_nan, std::vector<double>* counts) {
    const ArrayView view(r.x);
    const int64_t n = r.lanes.count();
    std::vector<double> out(static_cast<size_t>(n));
    if (counts)
        counts->assign(static_cast<size_t>(n), static_cast<double>(r.lanes.length));
    if (!omit_nan || !is_float(view.class_id())) {
        accel::reduce_array(op, view.class_id(), view.data<void>(), r.lanes.inner, r.lanes.length, r.lanes.outer, out.data());
        return out;
    }
    const Value wide = as_double(r.x);
    std::vector<double> clean = to_double_vector(wide);
    for (size_t at = 0; at < clean.size(); ++at)
        if (std::isnan(clean[at])) {
            clean[at] = op == Prod ? 1 : 0;
            if (counts) {
                const int64_t i = static_cast<int64_t>(at) % r.lanes.inner;
                const int64_t o = static_cast<int64_t>(at) / (r.lanes.inner * r.lanes.length);
                --(*counts)[static_cast<size_t>(i + o * r.lanes.inner)];
            }
        }
    accel::reduce_array(op, ClassId::Double, clean.data(), r.lanes.inner, r.lanes.length, r.lanes.outer, out.data());
    return out;
}

bool is_nan(std::complex<double> z) { return std::isnan(z.real()) || std::isnan(z.imag()); }

Value fold_complex(accel::ir::Reduction op, const Reduction& r, bool omit_nan, std::vector<double>* counts) {
    const ArrayView view(r.x);
    Ref<Array> out = Array::uninitialized(ClassId::Double, r.result, Complexity::Complex);
    auto* to = out->data_mut<std::complex<double>>();
    int64_t at = 0;
    for (int64_t o = 0; o < r.lanes.outer; ++o)
        for (int64_t i = 0; i < r.lanes.inner; ++i, ++at) {
            std::vector<double> re, im;
            std::complex<double> product = 1;
            for (int64_t j = 0; j < r.lanes.length; ++j) {
                const std::complex<double> z = view.complex_at(r.lanes.first(i, o) + j * r.lanes.inner);
                if (omit_nan && is_nan(z))
                    continue;
                re.push_back(z.real());
                im.push_back(z.imag());
                if (op == Prod)
                    product = product * z;
            }
            const int64_t n = static_cast<int64_t>(re.size());
            if (op == Prod)
                to[at] = product;
            else
                to[at] = n == 0 ? 0.0 : std::complex<double>(accel::reduce_tree(Sum, re.data(), n), accel::reduce_tree(Sum, im.data(), n));
            if (counts)
                counts->push_back(static_cast<double>(n));
        }
    return out;
}

/// complex -> real when every imaginary part is 0, as arithmetic results do
Value narrowed(Value z, ClassId cls) {
    const ArrayView view(z);
    bool real = true;
    for (int64_t i = 0; i < view.numel() && real; ++i)
        real = view.data<std::complex<double>>()[i].imag() == 0;
    if (real)
        z = from_doubles(view.dims(), to_double_vector(z), ClassId::Double);
    return cls == ClassId::Double ? z : ops::convert(z, cls);
}

void fold(Call& call, accel::ir::Reduction op) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    const StatisticOptions options = statistic_options(call, call.args.subspan(1));
    const Reduction r = reduction_over(x, options.dim);
    ClassId cls = statistic_class(x, options.output);
    if (x.is_complex())
        return call.give(narrowed(fold_complex(op, r, options.omit_nan, nullptr), cls));
    call.give(from_doubles(r.result, fold_real(op, r, options.omit_nan, nullptr), cls));
}
void sum(Call& call) { fold(call, Sum); }
void prod(Call& call) { fold(call, Prod); }

void mean(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    if (x.is_char())
        fail({"MATLAB:mean:invalidClass", "The first input must be numeric or logical."});
    const StatisticOptions options = statistic_options(call, call.args.subspan(1));
    const Reduction r = reduction_over(x, options.dim);
    const ClassId cls = statistic_class(x, options.output);
    std::vector<double> counts;
    if (x.is_complex()) {
        Value z = fold_complex(Sum, r, options.omit_nan, &counts);
        auto* p = z.array_mut().data_mut<std::complex<double>>();
        for (size_t i = 0; i < counts.size(); ++i)
            p[i] /= counts[i];
        return call.give(narrowed(std::move(z), cls));
    }
    std::vector<double> out = fold_real(Sum, r, options.omit_nan, &counts);
    for (size_t i = 0; i < out.size(); ++i)
        out[i] = counts[i] == 0 ? std::numeric_limits<double>::quiet_NaN() : out[i] / counts[i];
    call.give(from_doubles(r.result, out, cls));
}

// ---- any and all

/// `nan_is`: what NaN counts as.
template <class T>
bool is_nonzero(const T* p, int64_t i, bool complex, [[maybe_unused]] bool nan_is) {
    if constexpr (std::is_floating_point_v<T>) {
        if (complex)
            return p[2 * i] != 0 || p[2 * i + 1] != 0;
        if (std::isnan(p[i]))
            return nan_is;
    }
    return p[i] != T{};
}

/// `any` looks past NaN, `all` takes it for true.
void quantify(Call& call, bool all) {
    const Value& x = call.arg(0);
    if (x.tag() == Value::Tag::Logical && call.nargin() == 1)
        return call.give(x);
    require_flat(call, x);
    const StatisticOptions options = statistic_options(call, call.args.subspan(1));
    const Reduction r = reduction_over(x, options.dim);
    const ArrayView view(r.x);
    Ref<Array> out = Array::uninitialized(ClassId::Logical, r.result);
    bool* to = out->data_mut<bool>();
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        const T* p = view.data<T>();
        const bool complex = view.is_complex();
        int64_t at = 0;
        for (int64_t o = 0; o < r.lanes.outer; ++o)
            for (int64_t i = 0; i < r.lanes.inner; ++i, ++at) {
                bool result = all;
                const int64_t first = r.lanes.first(i, o);
                for (int64_t j = 0; j < r.lanes.length && result == all; ++j)
                    result = is_nonzero(p, first + j * r.lanes.inner, complex, all);
                to[at] = result;
            }
    });
    call.give(Value(std::move(out)));
}
void any(Call& call) { quantify(call, false); }
void all(Call& call) { quantify(call, true); }

void nnz(Call& call) {
    require_flat(call, call.arg(0));
    const ArrayView view(call.arg(0));
    int64_t count = 0;
    visit_class(view.class_id(), [&](auto zero) {
        const auto* p = view.data<decltype(zero)>();
        for (int64_t i = 0, n = view.numel(); i < n; ++i)
            count += is_nonzero(p, i, view.is_complex(), true);
    });
    call.give(number(static_cast<double>(count)));
}

// ---- cumulative functions

enum class Scan { Sum, Prod, Max, Min };

template <class T>
T clamp_to(long double x) {
    if constexpr (std::is_floating_point_v<T>)
        return static_cast<T>(x);
    else if (x >= static_cast<long double>(std::numeric_limits<T>::max()))
        return std::numeric_limits<T>::max();
    else if (x <= static_cast<long double>(std::numeric_limits<T>::lowest()))
        return std::numeric_limits<T>::lowest();
    else
        return static_cast<T>(std::roundl(x));
}

template <Scan scan, class T>
T scan_step(T a, T b) {
    if constexpr (scan == Scan::Max)
        return b > a || a != a ? b : a;
    else if constexpr (scan == Scan::Min)
        return b < a || a != a ? b : a;
    else if constexpr (std::is_floating_point_v<T>)
        return scan == Scan::Sum ? a + b : a * b;
    else if constexpr (scan == Scan::Sum)
        return clamp_to<T>(static_cast<long double>(a) + static_cast<long double>(b));
    else
        return clamp_to<T>(static_cast<long double>(a) * static_cast<long double>(b));
}

/// All lanes of one block go forward together, so that memory is read in its order.
template <Scan scan, class T>
void scan_lanes(const T* from, T* to, const Lanes& lanes, bool reverse, bool omit_nan) {
    constexpr bool kCanOmit = std::is_floating_point_v<T> && scan <= Scan::Prod;
    const auto taken = [&](T x) {
        if constexpr (kCanOmit)
            if (omit_nan && std::isnan(x))
                return scan == Scan::Prod ? T(1) : T(0);
        return x;
    };
    for (int64_t o = 0; o < lanes.outer; ++o) {
        const int64_t first = lanes.first(0, o) + (reverse ? (lanes.length - 1) * lanes.inner : 0);
        const int64_t step = reverse ? -lanes.inner : lanes.inner;
        if (lanes.length == 0)
            continue;
        if (lanes.inner == 1) {
            T total = taken(from[first]);
            to[first] = total;
            if constexpr (scan >= Scan::Max) { // seldom another one: most stretches hold none and repeat the last
                constexpr int64_t kStretch = 16;
                int64_t k = 1, at = first + step;
                while (k < lanes.length) {
                    const T* const x = from + (reverse ? at - kStretch + 1 : at);
                    const bool whole = k + kStretch <= lanes.length && total == total;
                    int better = whole ? 0 : 1;
                    for (int64_t l = 0; whole && l < kStretch; ++l)
                        better |= scan == Scan::Max ? x[l] > total : x[l] < total;
                    if (!better) {
                        std::fill_n(to + (x - from), kStretch, total);
                        k += kStretch;
                        at += kStretch * step;
                        continue;
                    }
                    for (const int64_t end = std::min(lanes.length, k + kStretch); k < end; ++k, at += step)
                        to[at] = total = scan_step<scan>(total, from[at]);
                }
                continue;
            }
            for (int64_t k = 1, at = first + step; k < lanes.length; ++k, at += step)
                to[at] = total = scan_step<scan>(total, taken(from[at]));
            continue;
        }
        for (int64_t i = 0; i < lanes.inner; ++i)
            to[first + i] = taken(from[first + i]);
        for (int64_t k = 1, at = first + step; k < lanes.length; ++k, at += step)
            for (int64_t i = 0; i < lanes.inner; ++i)
                to[at + i] = scan_step<scan>(to[at - step + i], taken(from[at + i]));
    }
}
template <class T>
void scan_lanes(Scan scan, const T* from, T* to, const Lanes& lanes, bool reverse, bool omit_nan) {
    switch (scan) {
    case Scan::Sum:
        return scan_lanes<Scan::Sum>(from, to, lanes, reverse, omit_nan);
    case Scan::Prod:
        return scan_lanes<Scan::Prod>(from, to, lanes, reverse, omit_nan);
    case Scan::Max:
        return scan_lanes<Scan::Max>(from, to, lanes, reverse, omit_nan);
    case Scan::Min:
        return scan_lanes<Scan::Min>(from, to, lanes, reverse, omit_nan);
    }
}

/// Largest and smallest go by magnitude, then by angle.
template <class T>
void scan_complex(Scan scan, const std::complex<T>* from, std::complex<T>* to, const Lanes& lanes, bool reverse, bool omit_nan) {
    const auto above = [](const std::complex<T>& a, const std::complex<T>& b) {
        const T ma = std::abs(a), mb = std::abs(b);
        return ma > mb || (ma == mb && std::arg(a) > std::arg(b));
    };
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            std::complex<T> total = scan == Scan::Prod ? T(1) : T(0);
            for (int64_t j = 0; j < lanes.length; ++j) {
                const int64_t at = lanes.first(i, o) + (reverse ? lanes.length - 1 - j : j) * lanes.inner;
                std::complex<T> x = from[at];
                const bool nan = std::isnan(x.real()) || std::isnan(x.imag());
                if (nan && omit_nan && scan <= Scan::Prod)
                    x = scan == Scan::Prod ? T(1) : T(0);
                if (j == 0)
                    total = x;
                else if (scan == Scan::Sum)
                    total += x;
                else if (scan == Scan::Prod)
                    total *= x;
                else if (!nan && (std::isnan(total.real()) || std::isnan(total.imag()) ||
                                  (scan == Scan::Max ? above(x, total) : above(total, x))))
                    total = x;
                to[at] = total;
            }
        }
}

void cumulate(Call& call, Scan scan) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    bool reverse = false, omit_nan = scan >= Scan::Max;
    const Value* dim = nullptr;
    for (const Value& v : call.args.subspan(1)) {
        if (!v.is_text()) {
            if (dim)
                fail(kBadDimension);
            dim = &v;
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "reverse" || word == "forward")
            reverse = word == "reverse";
        else if (word == "omitnan" || word == "includenan")
            omit_nan = word == "omitnan";
        else
            fail({"MATLAB:cumfun:unknownOption", "Unknown option '{}'."}, word);
    }
    const Value source = is_numeric(x.class_id()) ? x : as_double(x);
    const ArrayView view(source);
    const int k = dim ? dimension_argument(*dim) : view.dims().first_non_singleton();
    const Lanes lanes(view.dims(), k);
    Ref<Array> out = Array::uninitialized(view.class_id(), view.dims(), view.is_complex() ? Complexity::Complex : Complexity::Real);
    if (view.is_complex()) {
        visit_class(view.class_id(), [&](auto zero) {
            using T = decltype(zero);
            if constexpr (std::is_floating_point_v<T>)
                scan_complex(scan, view.data<std::complex<T>>(), out->data_mut<std::complex<T>>(), lanes, reverse, omit_nan);
        });
        return call.give(Value(std::move(out)));
    }
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        if constexpr (is_numeric(class_of<T>))
            scan_lanes<T>(scan, view.data<T>(), out->data_mut<T>(), lanes, reverse, omit_nan);
    });
    call.give(Value(std::move(out)));
}
void cumsum(Call& call) { cumulate(call, Scan::Sum); }
void cumprod(Call& call) { cumulate(call, Scan::Prod); }

/// 1-based places of the extremes so far, the first of equal ones.
template <class T>
void places_so_far(Scan scan, const T* from, double* to, const Lanes& lanes, bool reverse) {
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            const int64_t first = lanes.first(i, o);
            int64_t best = reverse ? lanes.length - 1 : 0;
            T top = lanes.length ? from[first + best * lanes.inner] : T();
            constexpr int64_t kStretch = 16;
            for (int64_t t = 0; t < lanes.length; ++t) {
                if (lanes.inner == 1 && !reverse && t % kStretch == 0 && top == top) // most stretches hold no new one
                    for (; t + kStretch <= lanes.length; t += kStretch) {
                        int better = 0;
                        for (int64_t l = 0; l < kStretch; ++l)
                            better |= scan == Scan::Max ? from[first + t + l] > top : from[first + t + l] < top;
                        if (better)
                            break;
                        std::fill_n(to + first + t, kStretch, static_cast<double>(best + 1));
                    }
                if (t == lanes.length)
                    break;
                const int64_t j = reverse ? lanes.length - 1 - t : t;
                const T y = from[first + j * lanes.inner];
                if ((scan == Scan::Max ? y > top : y < top) || (top != top && y == y)) {
                    best = j;
                    top = y;
                }
                to[first + j * lanes.inner] = static_cast<double>(best + 1);
            }
        }
}

/// `[M, I] = cummax(x, ...)`: I holds where each M comes from, the first of equal ones.
void extreme_so_far(Call& call, Scan scan) {
    const Value x = call.arg(0);
    bool reverse = false;
    const Value* dim = nullptr;
    for (const Value& v : call.args.subspan(1)) {
        if (!v.is_text())
            dim = &v;
        else
            reverse = reverse || text_is(v, "reverse");
    }
    const int k = dim ? dimension_argument(*dim) : x.dims().first_non_singleton();
    cumulate(call, scan);
    if (call.nargout < 2)
        return;
    const Value source = is_numeric(x.class_id()) ? x : as_double(x);
    const ArrayView view(source);
    const Lanes lanes(view.dims(), k);
    Ref<Array> out = Array::uninitialized(ClassId::Double, view.dims());
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        if (view.is_complex()) { // by the real parts
            if constexpr (std::is_floating_point_v<T>) {
                std::vector<T> real(static_cast<size_t>(view.numel()));
                for (size_t i = 0; i < real.size(); ++i)
                    real[i] = view.data<T>()[2 * i];
                places_so_far(scan, real.data(), out->data_mut<double>(), lanes, reverse);
            }
            return;
        }
        places_so_far(scan, view.data<T>(), out->data_mut<double>(), lanes, reverse);
    });
    call.give(1, Value(std::move(out)));
}
void cummax(Call& call) { extreme_so_far(call, Scan::Max); }
void cummin(Call& call) { extreme_so_far(call, Scan::Min); }

constexpr std::string_view kSums = "Elementary Math";
constexpr Builtin kRows[] = {
    {"sum", kSums, "Sum of array elements", 1, 5, 1, sum, kReduction},
    {"prod", kSums, "Product of array elements", 1, 5, 1, prod, kReduction},
    {"mean", "Statistics", "Average or mean value of array", 1, 5, 1, mean, kReduction},
    {"any", "Operators and Elementary Operations", "Determine if any array elements are nonzero", 1, 2, 1, any, kReduction},
    {"all", "Operators and Elementary Operations", "Determine if all array elements are nonzero or true", 1, 2, 1, all, kReduction},
    {"nnz", "Sparse Matrices", "Number of nonzero matrix elements", 1, 1, 1, nnz, kPure},
    {"cumsum", kSums, "Cumulative sum", 1, 4, 1, cumsum, kPure},
    {"cumprod", kSums, "Cumulative product", 1, 4, 1, cumprod, kPure},
    {"cummax", kSums, "Cumulative maximum", 1, 4, 2, cummax, kPure},
    {"cummin", kSums, "Cumulative minimum", 1, 4, 2, cummin, kPure},
};

} // namespace

void register_sums(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
