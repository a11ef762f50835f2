#include "engine/value/array.h"

#include <atomic>
#include <cstring>

#include <fmt/format.h>

#include "engine/common/platform.h"
#include "engine/value/containers.h"
#include "engine/value/size_limit.h"

namespace etna {
namespace {

std::atomic<size_t> size_limit{0}; ///< 0: nobody has asked yet

std::string gigabytes_text(double bytes) { return fmt::format("{:.1f}GB", bytes / (1024.0 * 1024.0 * 1024.0)); }

std::string plain_size_text(const Dims& dims) {
    std::string out;
    for (const int64_t size : dims.sizes())
        out += (out.empty() ? "" : "x") + std::to_string(size);
    return out;
}

size_t byte_count(const Dims& dims, size_t element_bytes) {
    check_array_size(dims, element_bytes);
    return static_cast<size_t>(dims.numel()) * element_bytes;
}

/// Moves bytes of `size` each for `relocate_for_growth`, clearing what was left behind.
void relocate_bytes(std::byte* bytes, size_t size, const Dims& from, const Dims& to) {
    relocate_for_growth(from, to, [&](int64_t source, int64_t target) {
        if (source == target)
            return;
        std::memcpy(bytes + static_cast<size_t>(target) * size, bytes + static_cast<size_t>(source) * size, size);
        std::memset(bytes + static_cast<size_t>(source) * size, 0, size);
    });
}

} // namespace

void set_array_size_limit(size_t bytes) { size_limit.store(bytes, std::memory_order_relaxed); }

size_t array_size_limit() {
    if (size_limit.load(std::memory_order_relaxed) == 0)
        size_limit.store(physical_memory_bytes(), std::memory_order_relaxed);
    return size_limit.load(std::memory_order_relaxed);
}

void check_array_size(const Dims& dims, size_t element_bytes) {
    // Sizes that fit in any machine need no look at this one.
    if (dims.count() == 2 && static_cast<uint64_t>(dims.rows()) < 1024 && static_cast<uint64_t>(dims.cols()) < 1024) [[likely]]
        return;
    double bytes = static_cast<double>(element_bytes);
    for (const int64_t size : dims.sizes())
        bytes *= static_cast<double>(size);
    const double limit = static_cast<double>(array_size_limit());
    if (bytes > limit)
        raise(Err::SizeLimitExceeded, plain_size_text(dims), gigabytes_text(bytes), gigabytes_text(limit));
}

Ref<Array> Array::zeros(ClassId cls, const Dims& dims, Complexity complexity) {
    const size_t element = element_size(cls) * (complexity == Complexity::Complex ? 2 : 1);
    return make_ref<Array>(cls, complexity, dims, Storage::zeroed(byte_count(dims, element)));
}

Ref<Array> Array::uninitialized(ClassId cls, const Dims& dims, Complexity complexity) {
    const size_t element = element_size(cls) * (complexity == Complexity::Complex ? 2 : 1);
    return make_ref<Array>(cls, complexity, dims, Storage::uninitialized(byte_count(dims, element)));
}

Ref<Array> Array::range(const RangeSpec& range) {
    check_array_size(Dims(1, range.count), sizeof(double));
    return make_ref<Array>(ClassId::Double, Complexity::Real, Dims(1, range.count), Storage::of_range(range));
}

Ref<Array> Array::copy() const {
    return make_ref<Array>(class_, complex_ ? Complexity::Complex : Complexity::Real, dims_, storage_.copy());
}

void Array::grow(const Dims& dims) {
    const size_t size = element_bytes();
    const Dims from = dims_;
    storage_.resize(byte_count(dims, size));
    relocate_bytes(static_cast<std::byte*>(storage_.host_mut()), size, from, dims);
    dims_ = dims;
}

ArrayView::ArrayView(const Value& value)
    : class_(value.class_id()), complex_(value.is_complex()), dims_(value.dims()), numel_(dims_.numel()) {
    if (!value.is_flat())
        raise(Err::NoConversion, "double", value.class_name());
    data_ = value.is_inline() ? static_cast<const void*>(&value.payload_) : value.array().storage().host();
}

double ArrayView::double_at(int64_t index) const {
    return visit_class(class_, [&](auto zero) {
        using T = decltype(zero);
        return static_cast<double>(data<T>()[complex_ ? 2 * index : index]);
    });
}

std::complex<double> ArrayView::complex_at(int64_t index) const {
    if (!complex_)
        return double_at(index);
    if (class_ == ClassId::Single)
        return std::complex<double>(data<std::complex<float>>()[index]);
    return data<std::complex<double>>()[index];
}

std::vector<double> to_double_vector(const Value& value) {
    const ArrayView view(value);
    std::vector<double> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] = view.double_at(i);
    return out;
}

} // namespace etna
