// size, numel, isempty and the predicates of shape.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/selection.h"
#include "engine/value/array.h"
#include "engine/value/object.h"

namespace etna::builtins {
namespace {

/// The size of an array; n-by-1 for one object that counts elements of its own, such as a map.
Dims size_of(const Value& x) {
    if (x.is_object() && x.numel() == 1)
        if (const std::optional<int64_t> count = x.object().at(0).element_count())
            return Dims(*count, 1);
    return x.dims();
}

void size(Call& call) {
    const Dims dims = size_of(call.arg(0));
    std::vector<double> sizes;
    if (call.nargin() == 1) {
        if (call.nargout <= 1) {
            for (const int64_t n : dims.sizes())
                sizes.push_back(static_cast<double>(n));
            return call.give(row_vector(sizes));
        }
        for (int k = 0; k < call.nargout; ++k) {
            double n = static_cast<double>(dims[k]);
            if (k == call.nargout - 1) // the last output takes all dimensions that are left
                for (int more = k + 1; more < dims.count(); ++more)
                    n *= static_cast<double>(dims[more]);
            call.give(k, number(n));
        }
        return;
    }
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& which = call.arg(i);
        if (!which.is_numeric())
            fail(kBadDimension);
        for (const double d : to_double_vector(which))
            sizes.push_back(static_cast<double>(dims[dimension_argument(Value::of(d))]));
    }
    if (call.nargout <= 1)
        return call.give(sizes.size() == 1 ? number(sizes[0]) : row_vector(sizes));
    if (static_cast<size_t>(call.nargout) != sizes.size())
        fail({"MATLAB:getdimarg:outputsMustMatchDims", "Number of outputs must match the number of dimensions asked for."});
    for (int k = 0; k < call.nargout; ++k)
        call.give(k, number(sizes[static_cast<size_t>(k)]));
}

/// `numel(x)`; `numel(x, i, j, ...)` is the number of elements of `x(i, j, ...)`.
void numel(Call& call) {
    const Dims dims = size_of(call.arg(0));
    if (call.nargin() == 1)
        return call.give(number(static_cast<double>(dims.numel())));
    const size_t count = static_cast<size_t>(call.nargin() - 1);
    double selected = 1;
    for (size_t k = 0; k < count; ++k) {
        const Value& subscript = call.arg(static_cast<int>(k) + 1);
        int64_t extent = dims[static_cast<int>(k)];
        for (int d = static_cast<int>(k) + 1; k + 1 == count && d < dims.count(); ++d)
            extent *= dims[d];
        selected *= static_cast<double>(ops::is_magic_colon(subscript) ? extent : subscript.numel());
    }
    call.give(number(selected));
}
void ndims(Call& call) { call.give(number(call.arg(0).dims().count())); }
void length(Call& call) {
    const Dims dims = size_of(call.arg(0));
    int64_t longest = 0;
    for (const int64_t n : dims.sizes())
        longest = std::max(longest, n);
    call.give(number(dims.is_empty() ? 0 : static_cast<double>(longest)));
}
void height(Call& call) { call.give(number(static_cast<double>(call.arg(0).dims().rows()))); }
void width(Call& call) { call.give(number(static_cast<double>(call.arg(0).dims().cols()))); }
void isempty(Call& call) { call.give(logical(size_of(call.arg(0)).is_empty())); }
void isscalar(Call& call) { call.give(logical(call.arg(0).dims().is_scalar())); }
void isvector(Call& call) { call.give(logical(call.arg(0).dims().is_vector())); }
void isrow(Call& call) { call.give(logical(call.arg(0).dims().is_row())); }
void iscolumn(Call& call) { call.give(logical(call.arg(0).dims().is_column())); }
void ismatrix(Call& call) { call.give(logical(call.arg(0).dims().count() == 2)); }
void issquare(Call& call) {
    const Dims d = call.arg(0).dims();
    call.give(logical(d.count() == 2 && d.rows() == d.cols()));
}

constexpr std::string_view kCategory = "Matrices and Arrays";
constexpr Builtin kRows[] = {
    {"size", kCategory, "Array size", 1, kAnyNumber, kAnyNumber, size, kPure},
    {"numel", kCategory, "Number of array elements", 1, kAnyNumber, 1, numel, kPure},
    {"ndims", kCategory, "Number of array dimensions", 1, 1, 1, ndims, kPure},
    {"length", kCategory, "Length of largest array dimension", 1, 1, 1, length, kPure},
    {"height", kCategory, "Number of rows", 1, 1, 1, height, kPure},
    {"width", kCategory, "Number of columns", 1, 1, 1, width, kPure},
    {"isempty", kCategory, "Determine whether array is empty", 1, 1, 1, isempty, kPure},
    {"isscalar", kCategory, "Determine whether input is scalar", 1, 1, 1, isscalar, kPure},
    {"isvector", kCategory, "Determine whether input is vector", 1, 1, 1, isvector, kPure},
    {"isrow", kCategory, "Determine if input is row vector", 1, 1, 1, isrow, kPure},
    {"iscolumn", kCategory, "Determine if input is column vector", 1, 1, 1, iscolumn, kPure},
    {"ismatrix", kCategory, "Determine whether input is matrix", 1, 1, 1, ismatrix, kPure},
    {"issquare", kCategory, "Determine whether input is a square matrix", 1, 1, 1, issquare, kPure},
};

} // namespace

void register_size(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
