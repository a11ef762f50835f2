#include "gpu/provider/gpu_provider.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <vector>

namespace etna::gpu {

namespace ir = accel::ir;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// y = x followed by `steps` rounds of y * a + b.
ir::Kernel chain(ir::Type type, ClassId element, int steps) {
    ir::Kernel kernel;
    ir::Builder builder(kernel);
    kernel.inputs.push_back({element, ir::kAllDims});
    const ir::Expr a = builder.parameter(type);
    const ir::Expr b = builder.parameter(type);
    ir::Expr x = builder.load(0);
    for (int i = 0; i < steps; ++i)
        x = builder.emit(ir::Op::Add, type, builder.emit(ir::Op::Mul, type, x, a), b);
    kernel.outputs.push_back({x.id, element, ir::Reduction::None});
    return kernel;
}

/// Best of a few runs: seconds on the device (by its timestamps, else by the clock). 0 when it could not run.
double run_seconds(accel::Provider& provider, const ir::Kernel& kernel, int64_t n, size_t element_bytes, int repeats) {
    const size_t bytes = static_cast<size_t>(n) * element_bytes;
    const Ref<DeviceBuffer> in = provider.allocate(bytes);
    const Ref<DeviceBuffer> out = provider.allocate(bytes);
    if (!in || !out)
        return 0;
    // Values that stay away from zero, where some devices take longer.
    const bool wide = kernel.parameters.empty() || kernel.parameters[0] == ir::Type::F64;
    const uint64_t parameters[] = {wide ? std::bit_cast<uint64_t>(0.75) : std::bit_cast<uint32_t>(0.75f),
                                   wide ? std::bit_cast<uint64_t>(0.5) : std::bit_cast<uint32_t>(0.5f)};
    const accel::Operand inputs[] = {{in.get(), nullptr, bytes}};
    const accel::Operand outputs[] = {{out.get(), nullptr, bytes}};
    const int64_t sizes[] = {n};
    double best = 0;
    for (int i = 0; i <= repeats; ++i) { // the first run compiles
        accel::Launch launch;
        launch.kernel = &kernel;
        launch.hash = kernel.hash();
        launch.sizes = sizes;
        launch.parameters = parameters;
        launch.inputs = inputs;
        launch.outputs = outputs;
        const auto start = Clock::now();
        if (provider.run(launch) != accel::RunStatus::Ok || provider.wait() != accel::RunStatus::Ok)
            return 0;
        const uint64_t ns = provider.kernel_time_ns(launch.ticket);
        const double seconds = ns && n > 1 ? static_cast<double>(ns) * 1e-9 : seconds_since(start);
        if (i > 0)
            best = best > 0 ? std::min(best, seconds) : seconds;
    }
    return best;
}

/// Floating-point operations a second of a square product; 0 when it could not run.
double product_speed(accel::Provider& provider, ClassId element, int64_t side) {
    const size_t bytes = static_cast<size_t>(side * side) * element_size(element);
    const Ref<DeviceBuffer> a = provider.allocate(bytes), b = provider.allocate(bytes), c = provider.allocate(bytes);
    if (!a || !b || !c)
        return 0;
    double best = 0;
    for (int i = 0; i < 3; ++i) { // the first run compiles
        accel::ProductLaunch launch;
        launch.shape.cls = element;
        launch.shape.rows = launch.shape.cols = launch.shape.inner = side;
        launch.a = {a.get(), nullptr, bytes};
        launch.b = {b.get(), nullptr, bytes};
        launch.c = {c.get(), nullptr, bytes};
        const auto start = Clock::now();
        if (provider.product(launch) != accel::RunStatus::Ok || provider.wait() != accel::RunStatus::Ok)
            return 0;
        const uint64_t ns = provider.kernel_time_ns(launch.ticket);
        const double seconds = ns ? static_cast<double>(ns) * 1e-9 : seconds_since(start);
        if (i > 0)
            best = std::max(best, launch.shape.flops() / seconds);
    }
    return best;
}

} // namespace

accel::Calibration measure_calibration(accel::Provider& provider, bool software, bool quick) {
    constexpr int kSteps = 64;
    const int64_t n = software ? 1 << 17 : 1 << 24;
    const int64_t n_chain = software ? 1 << 15 : 1 << 22;
    const bool doubles = provider.info().supports_double;
    const ir::Type type = doubles ? ir::Type::F64 : ir::Type::F32;
    const ClassId element = doubles ? ClassId::Double : ClassId::Single;
    const size_t size = doubles ? 8 : 4;

    accel::Calibration result;
    result.launch_s = run_seconds(provider, chain(type, element, 1), 1, size, quick ? 3 : 10);
    if (const double s = run_seconds(provider, chain(type, element, 1), n, size, quick ? 1 : 3); s > 0)
        result.memory_bytes_s = 2 * static_cast<double>(size) * static_cast<double>(n) / s;
    const auto operations = [&](ir::Type t, ClassId c, size_t bytes) {
        const double s = run_seconds(provider, chain(t, c, kSteps), n_chain, bytes, quick ? 1 : 2);
        return s > 0 ? 2.0 * kSteps * static_cast<double>(n_chain) / s : 0.0;
    };
    if (doubles)
        result.f64_ops_s = operations(ir::Type::F64, ClassId::Double, 8);
    result.f32_ops_s = operations(ir::Type::F32, ClassId::Single, 4);
    result.other_ops_s = std::max(result.f32_ops_s, result.f64_ops_s);

    const int64_t side = software ? 64 : 2048;
    if (doubles)
        result.f64_matrix_s = product_speed(provider, ClassId::Double, side);
    result.f32_matrix_s = product_speed(provider, ClassId::Single, side);

    const size_t bytes = static_cast<size_t>(n) * size;
    std::vector<std::byte> host(bytes);
    provider.upload(host.data(), bytes); // makes the rings
    auto start = Clock::now();
    const Ref<DeviceBuffer> there = provider.upload(host.data(), bytes);
    if (there && provider.wait() == accel::RunStatus::Ok) {
        result.upload_bytes_s = static_cast<double>(bytes) / seconds_since(start);
        there->download(host.data(), bytes);
        start = Clock::now();
        there->download(host.data(), bytes);
        result.download_bytes_s = static_cast<double>(bytes) / seconds_since(start);
    }
    return result;
}

} // namespace etna::gpu
