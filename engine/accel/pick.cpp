#include "engine/accel/context.h"
#include "engine/accel/executor.h"

namespace etna::accel {

std::optional<Value> Context::pick(const Value& value, int64_t first, int64_t step, int64_t count) {
    if (!value.is_heap() || value.heap_kind() != HeapKind::Array || value.is_complex() || count < 1)
        return std::nullopt;
    const Array& array = value.array();
    const auto only_there = [&] { return array.storage().on_device() && !array.storage().on_host(); };
    if (!array.storage().is_deferred() && !only_there())
        return std::nullopt;
    settle(array);
    if (!only_there())
        return std::nullopt;
    Provider* device = this->device();
    DeviceBuffer& from = *array.storage().device();
    if (!device || !device->owns(from))
        return std::nullopt;
    const size_t element = element_size(array.class_id());
    Ref<DeviceBuffer> picked = device->pick(from, element, first, step, count);
    if (!picked)
        return std::nullopt;
    picked->requested = from.requested;
    return Value(make_ref<Array>(array.class_id(), Complexity::Real, Dims(count, 1),
                                 Storage::of_device(std::move(picked), static_cast<size_t>(count) * element)));
}

} // namespace etna::accel
