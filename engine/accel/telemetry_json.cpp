#include "engine/accel/telemetry_json.h"

#include <nlohmann/json.hpp>

#include "engine/accel/parallel.h"

namespace etna::accel {
namespace {

using Json = nlohmann::ordered_json;

double seconds(uint64_t ns) {
    return 1e-9 * static_cast<double>(ns);
}
double gigabytes_per_second(uint64_t bytes, uint64_t ns) {
    return ns ? static_cast<double>(bytes) / static_cast<double>(ns) : 0;
}

Json kernels_json(const ProviderCounters& c) {
    return {{"runs", c.kernels},          {"seconds", seconds(c.kernel_ns)},
            {"bytes", c.kernel_bytes},    {"gb_s", gigabytes_per_second(c.kernel_bytes, c.kernel_ns)},
            {"compiled", c.compiled},     {"compile_s", seconds(c.compile_ns)},
            {"cache_hits", c.cache_hits}, {"disk_hits", c.disk_hits}};
}

Json device_json(Provider* device) {
    if (!device)
        return nullptr;
    const ProviderInfo& info = device->info();
    const MemoryInfo memory = device->memory();
    return {{"name", info.name},
            {"vendor", info.vendor},
            {"backend", info.backend},
            {"driver", info.driver},
            {"kind", info.kind == ProviderKind::SoftwareGpu ? "software" : "gpu"},
            {"exact", info.exact},
            {"memory",
             {{"total_bytes", memory.total_bytes},
              {"available_bytes", memory.available_bytes},
              {"allocated_bytes", memory.allocated_bytes}}}};
}

} // namespace

std::string telemetry_json(Telemetry& telemetry, const ContextOptions& options, Provider& host, Provider* device) {
    const ProviderCounters gpu = device ? device->counters() : ProviderCounters{};
    const StorageCounters& doors = storage_counters();
    Json decisions = Json::array();
    for (DecisionRecord& d : telemetry.decisions) {
        if (device && d.device == Device::Gpu && d.measured_s == 0)
            d.measured_s = seconds(device->kernel_time_ns(d.ticket));
        decisions.push_back({{"number", d.number},
                             {"device", d.device == Device::Gpu ? "gpu" : "cpu"},
                             {"group", d.group},
                             {"elements", d.elements},
                             {"cpu_estimate_s", d.cpu_estimate_s},
                             {"gpu_estimate_s", d.gpu_estimate_s},
                             {"measured_s", d.measured_s},
                             {"bytes_moved", d.bytes_moved},
                             {"reason", d.reason}});
    }
    constexpr const char* kModes[] = {"auto", "cpu", "gpu"};
    const Json out = {
        {"version", 1},
        {"mode", kModes[static_cast<size_t>(options.device)]},
        {"defer", options.defer},
        {"defer_min", options.defer_min},
        {"device", device_json(device)},
        {"host", {{"name", host.info().name}, {"threads", threads()}}},
        {"graph",
         {{"deferred_nodes", telemetry.deferred_nodes},
          {"forced_groups", telemetry.forced_groups},
          {"fused_nodes", telemetry.fused_nodes},
          {"dropped_nodes", telemetry.dropped_nodes},
          {"shared_nodes", telemetry.shared_nodes},
          {"fallbacks", telemetry.fallbacks}}},
        {"boundary",
         {{"accessor_calls", telemetry.accessor_calls},
          {"forced_nodes", doors.forced_nodes},
          {"uploads", doors.uploads},
          {"uploaded_bytes", doors.uploaded_bytes},
          {"downloads", doors.downloads},
          {"downloaded_bytes", doors.downloaded_bytes}}},
        {"transfer",
         {{"uploads", gpu.uploads},
          {"upload_bytes", gpu.uploaded_bytes},
          {"upload_s", seconds(gpu.upload_ns)},
          {"upload_gb_s", gigabytes_per_second(gpu.uploaded_bytes, gpu.upload_ns)},
          {"downloads", gpu.downloads},
          {"download_bytes", gpu.downloaded_bytes},
          {"download_s", seconds(gpu.download_ns)},
          {"download_gb_s", gigabytes_per_second(gpu.downloaded_bytes, gpu.download_ns)}}},
        {"kernels", {{"gpu", kernels_json(gpu)}, {"cpu", kernels_json(host.counters())}}},
        {"warmup_s", seconds(gpu.warmup_ns)},
        {"decisions", std::move(decisions)},
        {"decisions_total", telemetry.decisions_total},
    };
    return out.dump();
}

} // namespace etna::accel
