#include "gpu/provider/gpu_provider.h"
#include "gpu/provider/provider.h"
#include "gpu/provider/runtime.h"

#include "engine/accel/expr.h"
#include "engine/accel/host_provider.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace etna::gpu {
namespace {

using Json = nlohmann::json;

struct Row {
    std::string name;
    accel::Calibration speed;
};

Json row_json(const accel::Calibration& c) {
    return {{"launch_s", c.launch_s},           {"upload_bytes_s", c.upload_bytes_s},
            {"download_bytes_s", c.download_bytes_s}, {"memory_bytes_s", c.memory_bytes_s},
            {"f64_ops_s", c.f64_ops_s},         {"f32_ops_s", c.f32_ops_s}};
}

std::string gigabytes_a_second(double rate) {
    return rate > 0 ? fmt::format("{:.1f}", rate * 1e-9) : "-";
}

/// Seconds of the sum of `n` doubles on the device with this two-pass threshold.
double sum_seconds(int64_t n, uint64_t threshold) {
    auto runtime = shared_runtime();
    if (!runtime)
        return 0;
    const auto provider = std::make_unique<GpuProvider>(runtime.take(), threshold);
    accel::ir::Kernel kernel;
    kernel.reduce_end = 1;
    kernel.inputs = {{ClassId::Double}};
    accel::ir::Builder builder(kernel);
    kernel.outputs = {{builder.load(0).id, ClassId::Double, accel::ir::Reduction::Sum}};
    const size_t bytes = static_cast<size_t>(n) * sizeof(double);
    const Ref<DeviceBuffer> in = provider->allocate(bytes), out = provider->allocate(sizeof(double));
    if (!in || !out)
        return 0;
    const accel::Operand inputs[] = {{in.get(), nullptr, bytes}}, outputs[] = {{out.get(), nullptr, sizeof(double)}};
    double best = 0;
    for (int i = 0; i < 8; ++i) {
        accel::Launch launch;
        launch.kernel = &kernel;
        launch.hash = kernel.hash();
        launch.sizes = std::span(&n, 1);
        launch.inputs = inputs;
        launch.outputs = outputs;
        if (provider->run(launch) != accel::RunStatus::Ok || provider->wait() != accel::RunStatus::Ok)
            return 0;
        const double seconds = 1e-9 * static_cast<double>(provider->kernel_time_ns(launch.ticket));
        if (i > 0 && seconds > 0)
            best = best > 0 ? std::min(best, seconds) : seconds;
    }
    return best;
}

} // namespace

std::string accel_calibrate(const CalibrateOptions& options) {
    std::vector<Row> rows;
    const std::unique_ptr<accel::Provider> host = accel::make_host_provider();
    rows.push_back({"CPU", host->recalibrate(options.quick)});
    const std::unique_ptr<accel::Provider> device = make_provider();
    if (device)
        rows.push_back({device->info().name, device->recalibrate(options.quick)});
    std::vector<std::pair<uint64_t, double>> sweep;
    if (options.sweep && device)
        for (const uint64_t threshold : {4, 16, 32, 64, 256, 1024})
            sweep.emplace_back(threshold, sum_seconds(device->info().kind == accel::ProviderKind::Gpu ? 10'000'000 : 1'000'000,
                                                      threshold));
    if (options.json) {
        Json json;
        for (const Row& row : rows)
            json["devices"][row.name] = row_json(row.speed);
        for (const auto& [threshold, seconds] : sweep)
            json["sweep"].push_back({{"two_pass", threshold}, {"seconds", seconds}});
        return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    std::string text = fmt::format("{:<28}{:>11}{:>10}{:>10}{:>10}{:>12}{:>12}\n", "Device", "launch us", "up GB/s",
                                   "down GB/s", "mem GB/s", "double G/s", "single G/s");
    for (const auto& [name, c] : rows)
        text += fmt::format("{:<28}{:>11.1f}{:>10}{:>10}{:>10}{:>12}{:>12}\n", name.substr(0, 27), c.launch_s * 1e6,
                            gigabytes_a_second(c.upload_bytes_s), gigabytes_a_second(c.download_bytes_s),
                            gigabytes_a_second(c.memory_bytes_s), gigabytes_a_second(c.f64_ops_s),
                            gigabytes_a_second(c.f32_ops_s));
    if (!device)
        text += "There is no GPU that this program can use. Run 'etna accel-info' to see why.\n";
    for (const auto& [threshold, seconds] : sweep)
        text += fmt::format("ETNA_TWO_PASS={:<6} sum of doubles {:.1f} us\n", threshold, seconds * 1e6);
    return text;
}

} // namespace etna::gpu
