// accumarray: values that share a subscript, brought together.
#include <algorithm>
#include <cmath>
#include <memory>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kSubscripts{"MATLAB:accumarray:nonPosIntIndValues", "First input SUBS must contain positive integer subscripts."};
constexpr Message kSize{"MATLAB:accumarray:insufficientSize", "Third input SZ is too small for the subscripts in SUBS."};
constexpr Message kSizeClass{"MATLAB:accumarray:invalidSize", "Third input SZ must be a row vector of nonnegative integers, one for each column of SUBS."};
constexpr Message kValues{"MATLAB:accumarray:valsClass", "Second input VAL must be numeric, logical or char."};
constexpr Message kFunction{"MATLAB:accumarray:fcnHandle", "Fourth input FUN must be a function handle."};
constexpr Message kCount{"MATLAB:accumarray:lengthMismatch",
                         "Second input VAL must be a vector with one element for each row in SUBS, or a scalar."};
constexpr Message kFill{"MATLAB:accumarray:fillvalNotScalar", "Fifth input FILLVAL must be a scalar."};
constexpr Message kScalar{"MATLAB:accumarray:funcOutputNotScalar", "The function handle FUN must return a scalar."};

/// Where each value goes: 0-based linear places in an array of size `dims`.
struct Places {
    std::unique_ptr<int64_t[]> memory;
    std::span<const int64_t> at;
    Dims dims;
};

/// One row of `SUBS` a value; a vector of subscripts, of either orientation, numbers the rows of the result.
Places places_of(const Call& call) {
    Value subs = call.arg(0);
    if (subs.is_cell()) {
        ValueList columns;
        for (const Value& v : subs.cell().elements())
            columns.push_back(reshaped(v, Dims(v.numel(), 1)));
        subs = ops::horzcat(columns);
    }
    if (!subs.is_flat() || subs.is_complex() || subs.dims().count() > 2)
        fail(kSubscripts);
    subs = as_double(subs);
    const bool row_of_subscripts = subs.dims().is_row() && subs.dims().cols() != 1 && call.arg(1).numel() == subs.numel();
    const int64_t n = row_of_subscripts ? subs.numel() : subs.dims().rows();
    const int64_t d = row_of_subscripts ? 1 : n ? subs.numel() / n : std::max<int64_t>(1, subs.dims().cols());
    const ArrayView view(subs);
    const double* s = view.data<double>();
    Places out;
    out.memory = std::make_unique_for_overwrite<int64_t[]>(static_cast<size_t>(n));
    out.at = {out.memory.get(), static_cast<size_t>(n)};
    int64_t* const to = out.memory.get();
    std::vector<int64_t> sizes(static_cast<size_t>(std::max<int64_t>(2, d)), 1);
    for (int64_t c = 0; c < d && n > 0; ++c) {
        int64_t most = 1;
        bool whole = true;
        for (int64_t i = 0; i < n; ++i) {
            const double x = s[i + c * n];
            whole = whole && x >= 1 && x <= 9007199254740992.0;
            const int64_t place = whole ? static_cast<int64_t>(x) : 1;
            whole = whole && static_cast<double>(place) == x;
            most = std::max(most, place);
            if (c == 0)
                to[i] = place - 1;
        }
        if (!whole)
            fail(kSubscripts);
        sizes[static_cast<size_t>(c)] = most;
    }
    if (n == 0)
        sizes[0] = 0;
    if (call.nargin() > 2 && !call.arg(2).is_empty()) {
        if (!call.arg(2).is_numeric() || !call.arg(2).dims().is_row())
            fail(kSizeClass);
        const std::vector<int64_t> wanted = integers_of(call.arg(2));
        if (static_cast<int64_t>(wanted.size()) != std::max<int64_t>(2, d) && static_cast<int64_t>(wanted.size()) < d)
            fail(kSizeClass);
        if (d == 1 && n > 0) { // a column of subscripts is linear: into a row, a line of pages, or a matrix
            const Dims whole{std::span<const int64_t>(wanted)};
            if (sizes[0] > whole.numel())
                fail(kSize);
            sizes.assign(wanted.size(), 0);
        }
        sizes.resize(std::max(sizes.size(), wanted.size()), 1);
        for (size_t k = 0; k < sizes.size(); ++k) {
            const int64_t size = k < wanted.size() ? wanted[k] : 1;
            if (size < 0)
                fail(kSizeClass);
            if (size < sizes[k] && n > 0)
                fail(kSize);
            sizes[k] = size;
        }
    }
    out.dims = Dims{std::span<const int64_t>(sizes)};
    check_array_size(out.dims, sizeof(double));
    for (int64_t c = 1; c < d; ++c) {
        const int64_t stride = out.dims.stride(static_cast<int>(c));
        for (int64_t i = 0; i < n; ++i)
            to[i] += (static_cast<int64_t>(s[i + c * n]) - 1) * stride;
    }
    return out;
}

enum class Fold { None, Sum, Max, Min };
Fold fold_of(const Call& call) {
    if (call.nargin() < 4 || call.arg(3).is_empty())
        return Fold::Sum;
    if (!call.arg(3).is_function_handle())
        fail(kFunction);
    const std::string& name = call.arg(3).function().name;
    return name == "sum" || name == "plus" ? Fold::Sum : name == "max" ? Fold::Max : name == "min" ? Fold::Min : Fold::None;
}

template <class T>
T added(T a, T b) {
    if constexpr (std::is_integral_v<T>) {
        T out;
        if (__builtin_add_overflow(a, b, &out))
            return b > T(0) ? std::numeric_limits<T>::max() : std::numeric_limits<T>::lowest();
        return out;
    } else {
        return a + b;
    }
}
template <class T>
bool is_nan([[maybe_unused]] const T& x) {
    return x != x;
}

/// Sums, and extremes of real numbers, in the order of the values.
template <class T>
void fold_values(Fold fold, const Places& places, const T* values, bool one_value, T fill, bool fill_is_zero, T* out) {
    const size_t n = places.at.size();
    const int64_t count = places.dims.numel();
    std::fill_n(out, count, T());
    if (fold == Fold::Sum && fill_is_zero) {
        for (size_t i = 0; i < n; ++i) {
            T& to = out[places.at[i]];
            to = added(to, values[one_value ? 0 : i]);
        }
        return;
    }
    std::vector<char> seen(static_cast<size_t>(count), 0);
    for (size_t i = 0; i < n; ++i) {
        const int64_t k = places.at[i];
        const T x = values[one_value ? 0 : i];
        T& to = out[k];
        if (!seen[static_cast<size_t>(k)])
            to = x;
        else if (fold == Fold::Sum)
            to = added(to, x);
        else if constexpr (std::is_arithmetic_v<T>)
            to = is_nan(to) || (fold == Fold::Max ? x > to : x < to) ? x : to;
        seen[static_cast<size_t>(k)] = 1;
    }
    for (int64_t k = 0; k < count; ++k)
        if (!seen[static_cast<size_t>(k)])
            out[k] = fill;
}

Value folded(Fold fold, const Places& places, const Value& vals, const Value& fill) {
    const bool one_value = vals.numel() == 1, complex = vals.is_complex() || fill.is_complex();
    const Value source = is_numeric(vals.class_id()) ? vals : as_double(vals);
    const ClassId cls = source.class_id();
    Ref<Array> out = Array::uninitialized(cls, places.dims, complex ? Complexity::Complex : Complexity::Real);
    const bool fill_is_zero = fill.to_complex() == 0.0;
    if (complex) {
        std::vector<std::complex<double>> values(static_cast<size_t>(source.numel()));
        const ArrayView view(source);
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = view.complex_at(static_cast<int64_t>(i));
        std::vector<std::complex<double>> sums(static_cast<size_t>(places.dims.numel()));
        fold_values(fold, places, values.data(), one_value, fill.to_complex(), fill_is_zero, sums.data());
        for (size_t k = 0; k < sums.size(); ++k)
            if (cls == ClassId::Single)
                out->data_mut<std::complex<float>>()[k] = std::complex<float>(sums[k]);
            else
                out->data_mut<std::complex<double>>()[k] = sums[k];
        return out;
    }
    const Value filler = ops::convert(fill, cls);
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        if constexpr (is_numeric(class_of<T>))
            fold_values<T>(fold, places, ArrayView(source).data<T>(), one_value, *ArrayView(filler).data<T>(), fill_is_zero,
                           out->data_mut<T>());
    });
    return out;
}

/// Calls FUN with the values of each place, in their order; cells it gives are put into a cell array.
Value grouped(Call& call, const Places& places, const Value& vals, const Value& fill) {
    const size_t count = static_cast<size_t>(places.dims.numel()), n = places.at.size();
    std::vector<int64_t> start(count + 1, 0), members(n);
    for (const int64_t k : places.at)
        ++start[static_cast<size_t>(k) + 1];
    for (size_t k = 0; k < count; ++k)
        start[k + 1] += start[k];
    std::vector<int64_t> next(start.begin(), start.end() - 1);
    for (size_t i = 0; i < n; ++i)
        members[static_cast<size_t>(next[static_cast<size_t>(places.at[i])]++)] = vals.numel() == 1 ? 0 : static_cast<int64_t>(i);
    ValueList results(count);
    bool cells = false;
    Value filler = fill;
    for (size_t k = 0; k < count; ++k) {
        if (start[k] == start[k + 1])
            continue;
        call.interpreter.check_interrupt();
        const std::vector<int64_t> group(members.begin() + start[k], members.begin() + start[k + 1]);
        const Value args[] = {select(vals, group, Dims(static_cast<int64_t>(group.size()), 1))};
        results[k] = call.interpreter.call1(call.arg(3), args);
        if (results[k].numel() != 1)
            fail(kScalar);
        if (!cells && !results[k].is_cell() && filler.class_id() != results[k].class_id() && results[k].is_flat())
            filler = ops::convert(fill, results[k].class_id());
        cells = cells || results[k].is_cell();
    }
    if (n == 0) { // what FUN gives tells whether the result is a cell array
        const Value args[] = {select(vals, {}, Dims(0, 1))};
        try {
            cells = call.interpreter.call1(call.arg(3), args).is_cell();
        } catch (const Error&) {
            cells = false;
        }
    }
    if (cells) {
        for (Value& r : results)
            r = !r.is_defined() ? Value::empty() : r.is_cell() ? r.cell().at(0) : r;
        return cell_of(places.dims, std::move(results));
    }
    for (Value& r : results)
        if (!r.is_defined())
            r = filler;
    return results.empty() ? reshaped(Value(Array::zeros(ClassId::Double, places.dims)), places.dims)
                           : reshaped(ops::vertcat(results), places.dims);
}

/// `accumarray(subs, vals, size, fun, fillval, issparse)`: sums by default.
void accumarray(Call& call) {
    const bool is_sparse = call.nargin() > 5 && flag_argument(call, 5);
    if (is_sparse && give_sparse_sums(call))
        return;
    const Value& vals = call.arg(1);
    if (!vals.is_flat())
        fail(kValues);
    const Fold fold = fold_of(call);
    const Places places = places_of(call);
    if (vals.numel() != 1 && vals.numel() != static_cast<int64_t>(places.at.size()))
        fail(kCount);
    Value fill = Value::of(0.0);
    if (call.nargin() > 4 && !call.arg(4).is_empty()) {
        if (!call.arg(4).is_flat() || call.arg(4).numel() != 1)
            fail(kFill);
        fill = call.arg(4);
    }
    const bool extreme = fold == Fold::Max || fold == Fold::Min;
    Value out = fold == Fold::None || (extreme && vals.is_complex()) ? grouped(call, places, vals, fill) : folded(fold, places, vals, fill);
    call.give(is_sparse ? ops::sparse::sparse_if_possible(std::move(out)) : std::move(out));
}

constexpr Builtin kRows[] = {
    {"accumarray", "Data Analysis", "Accumulate vector elements", 2, 6, 1, accumarray},
};

} // namespace

void register_accumulation(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
