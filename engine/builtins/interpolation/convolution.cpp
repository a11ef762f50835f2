// conv2, convn: convolution in two and more dimensions.
#include <algorithm>
#include <cmath>

#include "engine/accel/parallel.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/interpolation/weighted_sums.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

/// Full convolution of `a` (sizes `da`) by `b`; sizes agree in count. Lines of `a` are added with their weights.
template <class T>
std::vector<T> convolve(Call& call, const T* a, const std::vector<int64_t>& da, const T* b, const std::vector<int64_t>& db,
                        const std::vector<int64_t>& dims) {
    const size_t nd = da.size();
    int64_t total = 1, na = 1, nb = 1;
    for (size_t k = 0; k < nd; ++k) {
        total *= dims[k];
        na *= da[k];
        nb *= db[k];
    }
    std::vector<T> out(static_cast<size_t>(total), T(0));
    if (na == 0 || nb == 0)
        return out;
    std::vector<int64_t> stride(nd, 1);
    for (size_t k = 1; k < nd; ++k)
        stride[k] = stride[k - 1] * dims[k - 1];
    auto place = [&](std::vector<int64_t>& index, const std::vector<int64_t>& sizes, size_t from) { // steps and gives the place
        int64_t at = 0;
        for (size_t k = from; k < nd; ++k)
            at += index[k] * stride[k];
        for (size_t k = from; k < nd; ++k) {
            if (++index[k] < sizes[k])
                break;
            index[k] = 0;
        }
        return at;
    };
    std::vector<int64_t> ib(nd, 0);
    for (int64_t q = 0; q < nb; ++q) {
        const T c = b[q];
        const int64_t base = place(ib, db, 0);
        if (c == T(0))
            continue;
        call.interpreter.check_interrupt();
        std::vector<int64_t> ia(nd, 0);
        for (int64_t line = 0; line < na / da[0]; ++line) {
            T* to = out.data() + base + place(ia, da, 1);
            const T* from = a + line * da[0];
            for (int64_t i = 0; i < da[0]; ++i)
                to[i] += c * from[i];
        }
    }
    return out;
}

/// The part of the full result that a shape names: its size, and where it begins.
struct Part {
    std::vector<int64_t> size, first;
};
Part part_of(const std::vector<int64_t>& dims, const std::vector<int64_t>& da, const std::vector<int64_t>& db,
             const std::string& shape) {
    Part part{dims, std::vector<int64_t>(dims.size(), 0)};
    if (shape != "full")
        for (size_t k = 0; k < dims.size(); ++k) {
            part.size[k] = shape == "same" ? da[k] : std::max<int64_t>(0, da[k] - std::max<int64_t>(db[k], 1) + 1);
            part.first[k] = shape == "same" ? db[k] / 2 : db[k] - 1;
        }
    return part;
}

/// Real convolution by a kernel that is nowhere longer than the array, line after line along the first dimension; each
/// element is the sum of its products in the order of the kernel's elements.
void convolve_lines(Call& call, const double* a, const std::vector<int64_t>& da, const double* b,
                    const std::vector<int64_t>& db, const Part& part, double* out) {
    const size_t nd = da.size();
    std::vector<int64_t> stride(nd, 1);
    int64_t kernel = db[0], lines = 1;
    for (size_t k = 1; k < nd; ++k) {
        stride[k] = stride[k - 1] * da[k - 1];
        kernel *= db[k];
        lines *= part.size[k];
    }
    const int64_t rows = part.size[0], first = part.first[0], end = first + rows;
    const int64_t inside = std::clamp(db[0] - 1, first, end), outside = std::clamp(da[0], inside, end);
    // Output k of a line takes a[k - row] of the line that lies the kernel's column back.
    const auto run = [&](int64_t begin, int64_t last) {
        std::vector<Tap> taps;
        std::vector<int64_t> row_of, at(nd, 0), column(nd, 0);
        for (int64_t line = begin; line < last; ++line) {
            int64_t rest = line;
            for (size_t k = 1; k < nd; ++k) {
                at[k] = part.first[k] + rest % part.size[k];
                rest /= part.size[k];
            }
            taps.clear();
            row_of.clear();
            std::fill(column.begin(), column.end(), 0);
            for (int64_t q = 0; q < kernel; q += db[0]) {
                bool within = true;
                int64_t from = 0;
                for (size_t k = 1; k < nd; ++k) {
                    const int64_t j = at[k] - column[k];
                    within = within && j >= 0 && j < da[k];
                    from += j * stride[k];
                }
                for (int64_t i = 0; within && i < db[0]; ++i)
                    if (b[q + i] != 0) {
                        taps.push_back({from - i, b[q + i]});
                        row_of.push_back(i);
                    }
                for (size_t k = 1; k < nd; ++k) {
                    if (++column[k] < db[k])
                        break;
                    column[k] = 0;
                }
            }
            double* const to = out + line * rows - first;
            const auto edge = [&](int64_t from, int64_t until) {
                for (int64_t k = from; k < until; ++k) {
                    double sum = 0;
                    for (size_t t = 0; t < taps.size(); ++t)
                        if (k >= row_of[t] && k - row_of[t] < da[0])
                            sum += taps[t].weight * a[k + taps[t].offset];
                    to[k] = sum;
                }
            };
            edge(first, inside);
            if (outside > inside)
                weighted_sums(a + inside, taps, to + inside, outside - inside);
            edge(outside, end);
        }
    };
    const int64_t products = std::max<int64_t>(1, rows * kernel);
    const int64_t step = std::max<int64_t>(16, (int64_t{1} << 26) / products);
    const int64_t grain = std::max<int64_t>(1, (int64_t{1} << 18) / products);
    for (int64_t begin = 0; begin < lines; begin += step) {
        call.interpreter.check_interrupt();
        accel::parallel_for(begin, std::min(lines, begin + step), grain, run);
    }
}

template <class T>
Value cut(const std::vector<T>& full, const std::vector<int64_t>& dims, const Part& part, ClassId cls) {
    const std::vector<int64_t>&size = part.size, &first = part.first;
    const Dims to{std::span<const int64_t>(size)};
    constexpr bool complex = !std::is_floating_point_v<T>;
    Ref<Array> out = Array::zeros(ClassId::Double, to, complex ? Complexity::Complex : Complexity::Real);
    T* p = out->template data_mut<T>();
    std::vector<int64_t> index(size.size(), 0);
    for (int64_t i = 0, n = to.numel(); i < n; ++i) {
        int64_t at = 0, stride = 1;
        for (size_t k = 0; k < size.size(); ++k) {
            at += (index[k] + first[k]) * stride;
            stride *= dims[k];
        }
        p[i] = full[static_cast<size_t>(at)];
        for (size_t k = 0; k < size.size(); ++k) {
            if (++index[k] < size[k])
                break;
            index[k] = 0;
        }
    }
    return cls == ClassId::Single ? ops::convert(Value(std::move(out)), cls) : Value(std::move(out));
}

std::vector<int64_t> sizes_of(const Dims& dims, int count) {
    std::vector<int64_t> out;
    for (int k = 0; k < count; ++k)
        out.push_back(dims[k]);
    return out;
}

template <class T>
std::vector<T> elements_of(const Value& x) {
    const ArrayView view(x);
    std::vector<T> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        if constexpr (std::is_floating_point_v<T>)
            out[static_cast<size_t>(i)] = view.double_at(i);
        else
            out[static_cast<size_t>(i)] = view.complex_at(i);
    return out;
}

template <class T>
Value convolution(Call& call, const Value& a, const Value& b, const std::string& shape, int nd, ClassId cls) {
    const std::vector<int64_t> da = sizes_of(a.dims(), nd), db = sizes_of(b.dims(), nd);
    std::vector<int64_t> dims;
    for (size_t k = 0; k < da.size(); ++k)
        dims.push_back(std::max<int64_t>(0, da[k] + db[k] - 1));
    const Part part = part_of(dims, da, db, shape);
    if (a.is_empty() || b.is_empty()) {
        const Dims size{std::span<const int64_t>(part.size)};
        return Array::zeros(cls, size);
    }
    if constexpr (std::is_floating_point_v<T>)
        if (std::equal(da.begin(), da.end(), db.begin(), [](int64_t n, int64_t m) { return m <= n; })) {
            const Value x = as_double(a), y = as_double(b);
            Ref<Array> out = Array::uninitialized(ClassId::Double, Dims{std::span<const int64_t>(part.size)});
            if (out->numel() > 0)
                convolve_lines(call, ArrayView(x).data<double>(), da, ArrayView(y).data<double>(), db, part, out->data_mut<double>());
            return cls == ClassId::Single ? ops::convert(Value(std::move(out)), cls) : Value(std::move(out));
        }
    const std::vector<T> x = elements_of<T>(a), y = elements_of<T>(b);
    return cut(convolve(call, x.data(), da, y.data(), db, dims), dims, part, cls);
}

void convolution_of(Call& call, bool flat_only) {
    std::vector<const Value*> numbers;
    std::string shape = "full";
    for (int i = 0; i < call.nargin(); ++i) {
        if (call.arg(i).is_text() && i > 0) {
            shape = to_lower_ascii(call.arg(i).to_text());
            if ((shape != "full" && shape != "same" && shape != "valid") || i != call.nargin() - 1)
                fail({"MATLAB:conv2:unknownShapeParameter", "SHAPE must be 'full', 'same', or 'valid'."});
            continue;
        }
        const Value& v = call.arg(i);
        if (!v.is_flat() || v.is_char())
            fail({"MATLAB:conv2:inputType", "The arguments of {} must be numeric."}, call.builtin.name);
        if (flat_only && v.dims().count() > 2)
            fail({"MATLAB:conv2:inputsMustBe2D", "The arguments of conv2 must be 1-D vectors or 2-D matrices."});
        numbers.push_back(&v);
    }
    if (numbers.size() < 2)
        raise(Err::NotEnoughInputs);
    if (numbers.size() > (flat_only ? 3u : 2u))
        fail({"MATLAB:conv2:unknownShapeParameter", "SHAPE must be 'full', 'same', or 'valid'."});
    bool complex = false, single = false;
    int nd = 2;
    for (const Value* v : numbers) {
        complex = complex || v->is_complex();
        single = single || v->class_id() == ClassId::Single;
        nd = std::max(nd, v->dims().count());
    }
    Value a = *numbers[0], b = *numbers[1];
    if (numbers.size() == 3) { // a column and a row, one after the other
        for (const Value* v : {numbers[0], numbers[1]})
            if (!v->dims().is_vector())
                fail({"MATLAB:conv2:vectors", "The first two arguments of conv2 must be vectors if there are three."});
        const Value column = reshaped(a, Dims(a.numel(), 1)), row = reshaped(b, Dims(1, b.numel()));
        b = ops::binary(ops::BinaryOp::Times, column, row);
        a = *numbers[2];
    }
    const ClassId cls = single ? ClassId::Single : ClassId::Double;
    call.give(complex ? convolution<std::complex<double>>(call, a, b, shape, nd, cls)
                      : convolution<double>(call, a, b, shape, nd, cls));
}
void conv2(Call& call) { convolution_of(call, true); }
void convn(Call& call) { convolution_of(call, false); }

constexpr std::string_view kFiltering = "Fourier Analysis and Filtering";
constexpr Builtin kRows[] = {
    {"conv2", kFiltering, "2-D convolution", 2, 4, 1, conv2, kPure},
    {"convn", kFiltering, "N-D convolution", 2, 3, 1, convn, kPure},
};

} // namespace

void register_convolution(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
