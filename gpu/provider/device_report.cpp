#include "gpu/provider/device_report.h"

#include "gpu/gate/gate.h"
#include "gpu/memory/allocator.h"
#include "gpu/provider/provider.h"
#include "gpu/provider/runtime.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace etna::gpu {
namespace {

using Json = nlohmann::ordered_json;

std::string version_text(uint32_t version) {
    return fmt::format("{}.{}.{}", VK_API_VERSION_MAJOR(version), VK_API_VERSION_MINOR(version),
                       VK_API_VERSION_PATCH(version));
}

std::string gigabytes(uint64_t bytes) {
    return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / (1024.0 * 1024.0 * 1024.0));
}

Json device_json(const Device& device) {
    const Capabilities& c = device.capabilities();
    return {{"name", c.name},
            {"vendor", c.vendor},
            {"type", c.type},
            {"driver", c.driver},
            {"vulkan", version_text(c.api_version)},
            {"compute_queue", placement_name(device.placement())},
            {"creation_ms", device.creation_ms()}};
}

Json features_json(const Capabilities& c) {
    return {{"float64", c.float64},
            {"int64", c.int64},
            {"storage16", c.storage16},
            {"storage8", c.storage8},
            {"float16", c.float16},
            {"buffer_device_address", c.buffer_device_address},
            {"synchronization2", c.synchronization2},
            {"memory_budget", c.memory_budget},
            {"external_memory_host", c.external_memory_host},
            {"timestamps", c.timestamp_period_ns > 0},
            {"subgroup_size", c.subgroup_size},
            {"max_workgroup", c.max_workgroup_invocations},
            {"shared_memory_bytes", c.shared_memory},
            {"max_storage_range_bytes", c.max_storage_range}};
}

Json traits_json(const Traits& t) {
    return {{"exact_double", t.exact64()},
            {"exact_single", t.exact32()},
            {"fma_double", t.fma64 ? "fused" : "emulated"},
            {"rounding_double", t.rounding64 ? "exact" : "by bits"},
            {"division_single", t.div32 ? "exact" : "through double"},
            {"square_root_single", t.sqrt32 ? "exact" : "through double"},
            {"subnormal_double", t.subnormal64},
            {"subnormal_single", t.subnormal32}};
}

Json counts_json(const CacheCounts& counts) {
    return {{"hits", counts.hits}, {"misses", counts.misses}};
}

} // namespace

DeviceReport device_report() {
    DeviceReport info;
    Json json;
    auto runtime = shared_runtime();
    info.available = runtime.ok();
    json["available"] = info.available;
    if (!runtime) {
        info.reason = runtime.status().reason;
        json["reason"] = info.reason;
        json["error"] = error_name(runtime.status().error);
        info.lines = {{"GPU", "none"}, {"Reason", info.reason}};
        info.json = json.dump(2, ' ', false, Json::error_handler_t::replace);
        return info;
    }
    const Device& device = *(*runtime)->device();
    const Capabilities& c = device.capabilities();
    const MemoryStats memory = (*runtime)->device()->memory().stats();
    const PipelineCounts counts = (*runtime)->pipelines().counts();
    EtnaGateStats gate{};
    etna_gate_stats(&gate);

    json["device"] = device_json(device);
    json["memory"] = {{"heap_bytes", memory.device_heap},    {"budget_bytes", memory.device_budget},
                      {"reserved_bytes", memory.reserved},   {"used_bytes", memory.used},
                      {"peak_used_bytes", memory.peak_used}, {"pool_hits", memory.pool_hits},
                      {"pool_misses", memory.pool_misses}};
    json["features"] = features_json(c);
    json["probes"] = traits_json((*runtime)->traits());
    json["caches"] = {{"folder", (*runtime)->folder()},
                      {"kernels_in_memory", counts_json(counts.memory)},
                      {"spirv_on_disk", counts_json(counts.spirv)},
                      {"driver", counts_json(counts.driver)},
                      {"driver_cache_loaded", counts.driver_cache_loaded},
                      {"compile_ms", counts.compile_ms}};
    json["vendor_blas"] = (*runtime)->vendor_blas().state();
    json["warm_up_ms"] = (*runtime)->warm_up_ms();
    json["queue_gate"] = {{"submits", gate.submits},     {"presents", gate.presents},
                          {"contended", gate.contended}, {"blocked_ms", static_cast<double>(gate.blocked_ns) * 1e-6},
                          {"devices", gate.devices},     {"queues", gate.queues}};
    json["validation_messages"] = device.instance().message_count();
    info.json = json.dump(2, ' ', false, Json::error_handler_t::replace);

    info.lines = {
        {"GPU", fmt::format("{} ({}, {})", c.name, c.vendor, c.type)},
        {"Driver", fmt::format("{}, Vulkan {}", c.driver, version_text(c.api_version))},
        {"Memory",
         fmt::format("{}, {} available to Etna", gigabytes(memory.device_heap), gigabytes(memory.device_budget))},
        {"Features",
         fmt::format("double {}, 64-bit integers {}, buffer addresses {}, subgroup {}", c.float64 ? "yes" : "no",
                     c.int64 ? "yes" : "no", c.buffer_device_address ? "yes" : "no", c.subgroup_size)},
        {"Arithmetic", describe((*runtime)->traits())},
        {"Vendor's BLAS", (*runtime)->vendor_blas().state()},
        {"Compute queue", placement_name(device.placement())},
        {"Kernel cache", fmt::format("{} hits, {} misses on disk; {} hits, {} misses in memory", counts.spirv.hits,
                                     counts.spirv.misses, counts.memory.hits, counts.memory.misses)},
        {"Driver cache", fmt::format("{}, {} hits, {} misses", counts.driver_cache_loaded ? "loaded" : "new",
                                     counts.driver.hits, counts.driver.misses)},
        {"Warm-up", fmt::format("{:.0f} ms", (*runtime)->warm_up_ms())},
    };
    if (c.is_cpu)
        info.lines.emplace_back("Note", "This is a software device. Etna computes on the CPU directly unless "
                                        "ETNA_DEVICE=gpu asks for it.");
    return info;
}

std::string accel_info(bool json) {
    const DeviceReport report = device_report();
    if (json)
        return report.json + "\n";
    std::string text;
    for (const auto& [label, value] : report.lines)
        text += fmt::format("{:<15} {}\n", label, value);
    return text;
}

} // namespace etna::gpu
