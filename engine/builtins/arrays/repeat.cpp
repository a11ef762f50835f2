// repmat, repelem: copies of arrays and of elements.
#include <cmath>
#include <cstring>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kRepmatCount{"MATLAB:repmat:invalidReplications",
                               "Replication factors must be a row vector of integers or integer scalars."};
constexpr Message kRepelemCount{"MATLAB:repelem:invalidReplications",
                                "Replication factors must be nonnegative integers: scalars, or vectors with one element for each "
                                "element along the dimension."};

/// Factors of repmat: one scalar for rows and columns, a size vector, or one number a dimension. Two arguments may be
/// vectors that name the dimensions together (Octave).
std::vector<int64_t> repmat_factors(std::span<const Value> args) {
    for (const Value& v : args)
        if (!v.is_flat() || v.is_char())
            fail(kRepmatCount);
    // A vector names several dimensions; of a matrix the first column counts.
    auto row = [](const Value& v) {
        std::vector<int64_t> out = integers_of(v);
        if (!v.dims().is_vector() && !v.is_empty())
            out.resize(static_cast<size_t>(v.dims().rows()));
        for (int64_t& times : out)
            times = std::max<int64_t>(0, times);
        return out;
    };
    std::vector<int64_t> times;
    if (args.size() == 1) {
        times = row(args[0]);
        if (times.size() == 1)
            times.push_back(times[0]);
        return times;
    }
    if (args.size() == 2 && (args[0].is_empty() || args[1].is_empty())) { // `[]` leaves a dimension alone
        const bool first = args[0].is_empty();
        times = row(args[first ? 1 : 0]);
        if (times.size() == 1)
            times.push_back(1);
        return times;
    }
    for (const Value& v : args) {
        std::vector<int64_t> one = row(v);
        if (&v == &args[1] && args.size() == 2 && !args[0].dims().is_vector() && one.size() > 1)
            one = {one.back()}; // a matrix before it has named rows and columns
        if (args.size() > 2 && one.size() != 1)
            fail(kRepmatCount);
        times.insert(times.end(), one.begin(), one.end());
    }
    if (times.size() < 2)
        times.push_back(1);
    return times;
}

/// Copies of flat bytes, dimension after dimension: each pass repeats what the last one wrote.
Value repeat_flat(const Value& x, const std::vector<int64_t>& times, const Dims& to) {
    const ArrayView view(x);
    Ref<Array> out = Array::uninitialized(view.class_id(), to, view.is_complex() ? Complexity::Complex : Complexity::Real);
    if (to.numel() == 0)
        return out;
    const size_t bytes = out->element_bytes();
    char* p = out->data_mut<char>();
    const char* from = view.data<char>();
    if (view.numel() == 1) {
        const size_t total = static_cast<size_t>(to.numel()) * bytes;
        std::memcpy(p, from, bytes);
        for (size_t have = bytes; have < total; have *= 2)
            std::memcpy(p + have, p, std::min(have, total - have));
        return out;
    }
    // Lines of the source go to their first places; then each dimension is doubled up inside its block.
    const Dims source = view.dims();
    const size_t line = static_cast<size_t>(source.rows()) * bytes, to_line = static_cast<size_t>(to.rows()) * bytes;
    const int64_t lines = source.numel() / std::max<int64_t>(1, source.rows());
    std::vector<int64_t> at(static_cast<size_t>(std::max(to.count(), source.count())), 0);
    for (int64_t l = 0; l < lines; ++l) {
        int64_t place = 0;
        for (size_t k = 1; k < at.size(); ++k)
            place += at[k] * to.stride(static_cast<int>(k));
        char* target = p + static_cast<size_t>(place) * bytes;
        std::memcpy(target, from + static_cast<size_t>(l) * line, line);
        for (size_t have = line; have < to_line; have += line)
            std::memcpy(target + have, target, line);
        for (size_t k = 1; k < at.size(); ++k) {
            if (++at[k] < source[static_cast<int>(k)])
                break;
            at[k] = 0;
        }
    }
    for (int k = 1; k < to.count(); ++k) {
        const int64_t many = static_cast<size_t>(k) < times.size() ? times[static_cast<size_t>(k)] : 1;
        if (many <= 1)
            continue;
        const size_t block = static_cast<size_t>(to.stride(k) * source[k]) * bytes, stride = block * static_cast<size_t>(many);
        // Higher dimensions are filled only where the source has lines.
        int64_t outer = 1;
        for (int j = k + 1; j < to.count(); ++j)
            outer *= source[j];
        std::vector<int64_t> high(static_cast<size_t>(to.count()), 0);
        for (int64_t o = 0; o < outer; ++o) {
            poll_interruption();
            int64_t place = 0;
            for (int j = k + 1; j < to.count(); ++j)
                place += high[static_cast<size_t>(j)] * to.stride(j);
            char* target = p + static_cast<size_t>(place) * bytes;
            for (size_t have = block; have < stride; have += block)
                std::memcpy(target + have, target, block);
            for (int j = k + 1; j < to.count(); ++j) {
                if (++high[static_cast<size_t>(j)] < source[j])
                    break;
                high[static_cast<size_t>(j)] = 0;
            }
        }
    }
    return out;
}

void repmat(Call& call) {
    const Value& x = call.arg(0);
    const std::vector<int64_t> times = repmat_factors(call.args.subspan(1));
    const Dims from = x.dims();
    std::vector<int64_t> sizes;
    for (size_t k = 0; k < std::max(times.size(), static_cast<size_t>(from.count())); ++k) {
        const int64_t many = k < times.size() ? times[k] : 1, have = from[static_cast<int>(k)];
        sizes.push_back(have != 0 && many > INT64_MAX / have ? INT64_MAX : have * many);
    }
    const Dims to{std::span<const int64_t>(sizes)};
    check_array_size(to, x.is_flat() ? element_size(x.class_id()) : 8);
    if (x.is_flat())
        return call.give(repeat_flat(x, times, to));
    std::vector<int64_t> indices(static_cast<size_t>(to.numel()));
    std::vector<int64_t> at(sizes.size(), 0);
    const int64_t rows = from.rows();
    for (size_t i = 0; i < indices.size();) {
        int64_t base = 0;
        for (size_t k = 1; k < at.size(); ++k)
            base += (at[k] % std::max<int64_t>(1, from[static_cast<int>(k)])) * from.stride(static_cast<int>(k));
        for (int64_t r = 0; r < sizes[0]; ++r)
            indices[i++] = base + r % rows;
        for (size_t k = 1; k < at.size(); ++k) {
            if (++at[k] < sizes[k])
                break;
            at[k] = 0;
        }
    }
    call.give(select(x, indices, to));
}

/// Source positions along one dimension of length n.
std::vector<int64_t> repeated_positions(const Value& count, int64_t n) {
    if (!count.is_numeric() && !count.is_logical())
        fail(kRepelemCount);
    const std::vector<double> c = to_double_vector(count);
    if (c.size() != 1 && (static_cast<int64_t>(c.size()) != n || !count.dims().is_vector()))
        fail(kRepelemCount);
    for (const double x : c)
        if (!(x >= 0) || x != std::floor(x) || std::isinf(x))
            fail(kRepelemCount);
    double total = 0;
    for (int64_t i = 0; i < n; ++i)
        total += c[c.size() == 1 ? 0 : static_cast<size_t>(i)];
    check_array_size(Dims(1, total > 9e15 ? INT64_MAX : static_cast<int64_t>(total)), 8);
    std::vector<int64_t> out;
    out.reserve(static_cast<size_t>(total));
    for (int64_t i = 0; i < n; ++i)
        out.insert(out.end(), static_cast<size_t>(c[c.size() == 1 ? 0 : static_cast<size_t>(i)]), i);
    return out;
}

/// `repelem(v, n)` for vectors, `repelem(A, r1, r2, ...)` with one factor a dimension.
void repelem(Call& call) {
    const Value& x = call.arg(0);
    const Dims from = x.dims();
    if (call.nargin() == 2) {
        if (!from.is_vector())
            fail({"MATLAB:repelem:mismatchedReplications", "The first argument must be a vector, or there must be one factor for each dimension."});
        const std::vector<int64_t> at = repeated_positions(call.arg(1), x.numel());
        const int64_t n = static_cast<int64_t>(at.size());
        return call.give(select(x, at, from.is_column() && !from.is_scalar() ? Dims(n, 1) : Dims(1, n)));
    }
    const int given = call.nargin() - 1, nd = std::max(given, from.count());
    std::vector<std::vector<int64_t>> at(static_cast<size_t>(nd));
    std::vector<int64_t> sizes;
    for (int k = 0; k < nd; ++k) {
        at[static_cast<size_t>(k)] = k < given ? repeated_positions(call.arg(k + 1), from[k]) : identity_indices(from[k]);
        sizes.push_back(static_cast<int64_t>(at[static_cast<size_t>(k)].size()));
    }
    const Dims to{std::span<const int64_t>(sizes)};
    check_array_size(to, 8);
    std::vector<int64_t> indices(static_cast<size_t>(to.numel())), index(static_cast<size_t>(nd), 0);
    for (size_t i = 0; i < indices.size();) {
        int64_t base = 0;
        for (int k = 1; k < nd; ++k)
            base += at[static_cast<size_t>(k)][static_cast<size_t>(index[static_cast<size_t>(k)])] * from.stride(k);
        for (const int64_t r : at[0])
            indices[i++] = base + r;
        for (size_t k = 1; k < index.size(); ++k) {
            if (++index[k] < sizes[k])
                break;
            index[k] = 0;
        }
    }
    call.give(select(x, indices, to));
}

constexpr std::string_view kCategory = "Matrices and Arrays";
constexpr Builtin kRows[] = {
    {"repmat", kCategory, "Repeat copies of array", 2, kAnyNumber, 1, repmat, kPure},
    {"repelem", kCategory, "Repeat copies of array elements", 2, kAnyNumber, 1, repelem, kPure},
};

} // namespace

void register_repeat(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
