// Results of operations that know nothing of devices: what came from a gpuArray is one again.
#include <algorithm>

#include "engine/accel/context.h"
#include "engine/accel/provider.h"

namespace etna::accel {
namespace {

/// Functions whose results stay with their arguments, beyond those of the categories below.
constexpr std::string_view kStays[] = {"accumarray", "arrayfun", "bsxfun", "cast", "int64", "logical", "uint64"};

/// Functions of those categories that tell about an array; MATLAB answers them on the host.
constexpr std::string_view kTells[] = {"columns", "height",   "iscolumn", "isdiag",   "isempty",     "isequal", "isequaln",
                                       "isfloat", "ishermitian", "isinteger", "islogical", "ismatrix", "isnumeric", "isreal",
                                       "isrow",   "isscalar", "issorted", "issquare", "issymmetric", "istril",  "istriu",
                                       "isvector", "length",  "ndims",    "numel",    "rows",        "size",    "size_equal",
                                       "width"};

constexpr std::string_view kCategories[] = {
    "Bit-Wise Operations",   "Data Analysis",         "Elementary Math", "Fourier Analysis and Filtering",
    "Interpolation",         "Linear Algebra",        "Matrices and Arrays",
    "Operators and Elementary Operations", "Polynomials", "Set Operations", "Special Functions", "Statistics"};

bool contains(std::span<const std::string_view> list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

void Context::keep(Value& result) {
    if (!result.is_defined() || !result.is_flat() || result.is_char() || is_requested(result))
        return;
    // What somebody else holds too stays as it is.
    if (!result.is_heap() || result.array().ref_count() > 1 || result.array().storage().is_deferred()) {
        result = to_device(result);
        return;
    }
    const Storage& storage = result.array().storage();
    Provider* there = device("gpuArray");
    Ref<DeviceBuffer> buffer = (there ? *there : host()).upload(storage.host(), storage.size_bytes());
    if (!buffer)
        buffer = host().upload(storage.host(), storage.size_bytes());
    if (!buffer)
        raise(Err::OutOfMemory, storage.size_bytes());
    ++storage_counters().uploads;
    storage_counters().uploaded_bytes += storage.size_bytes();
    buffer->requested = true;
    storage.set_device(std::move(buffer));
}

void Context::keep_results(Call& call) {
    const bool stays = contains(kStays, call.builtin.name) ||
                       (contains(kCategories, call.builtin.category) && !contains(kTells, call.builtin.name));
    if (!stays)
        return;
    for (Value& result : call.results)
        keep(result);
}

} // namespace etna::accel
