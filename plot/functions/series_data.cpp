#include "plot/functions/series_data.h"

#include <fmt/format.h>

#include "engine/value/array.h"

namespace etna::plot {
namespace {

[[noreturn]] void wrong_lengths() { fail("MATLAB:samelen", "Vectors must be the same length."); }

DataArray whole(const Value& value) { return make_data(to_double_vector(value)); }

DataArray row(const Value& value, int64_t index) {
    ArrayView view(value);
    int64_t rows = view.dims().rows(), cols = rows > 0 ? view.numel() / rows : 0;
    std::vector<double> out(static_cast<size_t>(cols));
    for (int64_t c = 0; c < cols; ++c)
        out[static_cast<size_t>(c)] = view.double_at(c * rows + index);
    return make_data(std::move(out));
}

int64_t columns_of(const Value& value) {
    int64_t rows = value.dims().rows();
    return rows > 0 ? value.numel() / rows : 0;
}

bool is_vector(const Value& value) { return value.dims().is_vector(); }

} // namespace

bool is_data(const Value& value) { return value.is_flat() && !value.is_char(); }

void require_data(const Value& value) {
    if (!is_data(value))
        fail("MATLAB:graphics:InvalidDataType",
             fmt::format("Data must be numeric or logical. This argument is of class '{}'.", value.class_name()));
}

DataArray column(const Value& value, int64_t index) {
    ArrayView view(value);
    int64_t rows = view.dims().rows();
    std::vector<double> out(static_cast<size_t>(rows));
    for (int64_t r = 0; r < rows; ++r)
        out[static_cast<size_t>(r)] = view.double_at(index * rows + r);
    return make_data(std::move(out));
}

DataArray counting(int64_t n) {
    std::vector<double> out(static_cast<size_t>(n));
    for (int64_t i = 0; i < n; ++i)
        out[static_cast<size_t>(i)] = double(i + 1);
    return make_data(std::move(out));
}

std::vector<DataPair> pair_columns(const Value* x, const Value& y) {
    std::vector<DataPair> out;
    require_data(y);
    if (!x) {
        if (y.is_complex()) {
            ArrayView view(y);
            std::vector<double> re, im;
            for (int64_t i = 0; i < view.numel(); ++i) {
                re.push_back(view.complex_at(i).real());
                im.push_back(view.complex_at(i).imag());
            }
            out.push_back({make_data(std::move(re)), make_data(std::move(im)), false});
            return out;
        }
        if (is_vector(y) || y.is_empty()) {
            out.push_back({counting(y.numel()), whole(y), true});
            return out;
        }
        DataArray count = counting(y.dims().rows());
        for (int64_t c = 0; c < columns_of(y); ++c)
            out.push_back({count, column(y, c), true});
        return out;
    }
    require_data(*x);
    if (is_vector(*x) && is_vector(y)) {
        if (x->numel() == y.numel()) {
            out.push_back({whole(*x), whole(y), false});
            return out;
        }
        // A scalar against a vector: one point a line.
        if (x->numel() == 1 || y.numel() == 1) {
            auto xs = to_double_vector(*x), ys = to_double_vector(y);
            for (size_t i = 0; i < std::max(xs.size(), ys.size()); ++i)
                out.push_back({make_data({xs[xs.size() == 1 ? 0 : i]}), make_data({ys[ys.size() == 1 ? 0 : i]}), false});
            return out;
        }
        wrong_lengths();
    }
    if (x->is_empty() && y.is_empty()) {
        out.push_back({whole(*x), whole(y), false});
        return out;
    }
    if (is_vector(*x)) {
        DataArray shared = whole(*x);
        if (x->numel() == y.dims().rows()) {
            for (int64_t c = 0; c < columns_of(y); ++c)
                out.push_back({shared, column(y, c), false});
        } else if (x->numel() == columns_of(y)) {
            for (int64_t r = 0; r < y.dims().rows(); ++r)
                out.push_back({shared, row(y, r), false});
        } else {
            wrong_lengths();
        }
        return out;
    }
    if (is_vector(y)) {
        DataArray shared = whole(y);
        if (y.numel() == x->dims().rows()) {
            for (int64_t c = 0; c < columns_of(*x); ++c)
                out.push_back({column(*x, c), shared, false});
        } else if (y.numel() == columns_of(*x)) {
            for (int64_t r = 0; r < x->dims().rows(); ++r)
                out.push_back({row(*x, r), shared, false});
        } else {
            wrong_lengths();
        }
        return out;
    }
    if (!(x->dims() == y.dims()))
        wrong_lengths();
    for (int64_t c = 0; c < columns_of(y); ++c)
        out.push_back({column(*x, c), column(y, c), false});
    return out;
}

std::vector<DataGroup> read_groups(const PlotArguments& arguments, size_t& next) {
    std::vector<DataGroup> groups;
    size_t i = 0, n = arguments.count();
    while (i < n && !arguments.is_text(i)) {
        require_data(arguments[i]);
        DataGroup group;
        if (i + 1 < n && !arguments.is_text(i + 1)) {
            group.lines = pair_columns(&arguments[i], arguments[i + 1]);
            i += 2;
        } else {
            group.lines = pair_columns(nullptr, arguments[i]);
            i += 1;
        }
        if (arguments.is_text(i))
            if (auto spec = parse_line_spec(arguments.text(i))) {
                // A lone text argument could also begin a pair; a specification is what fits more often, and no
                // property name is made of its letters alone.
                group.spec = spec;
                ++i;
            }
        groups.push_back(std::move(group));
    }
    next = i;
    return groups;
}

} // namespace etna::plot
