// Speed of the device's matrix products: every shape by the provider's own choice, large ones by each tile form too.
// Prints GFLOP/s by the device's clock. `product_speed [largest side [choice]]`; with `choice` no tile forms are tried.
#include "gpu/provider/gpu_provider.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace etna;
using namespace etna::gpu;

namespace {

struct Case {
    int64_t m, n, k;
    bool ta, tb, symmetric;
    int64_t pages;
};

double best_seconds(GpuProvider& gpu, ClassId element, const Case& c, std::string& method) {
    const size_t size = element_size(element);
    const auto bytes = [&](int64_t x, int64_t y) { return static_cast<size_t>(x * y * c.pages) * size; };
    const auto a = gpu.allocate(bytes(c.m, c.k)), b = c.symmetric ? a : gpu.allocate(bytes(c.k, c.n));
    const auto out = gpu.allocate(bytes(c.m, c.n));
    if (!a || !b || !out)
        return 0;
    double best = 0;
    for (int i = 0; i < 4; ++i) {
        accel::ProductLaunch launch;
        launch.shape = {element, c.m, c.n, c.k, c.ta, c.tb, c.symmetric, c.pages, c.m * c.k, c.k * c.n};
        launch.a = {a.get(), nullptr, bytes(c.m, c.k)};
        launch.b = {b.get(), nullptr, bytes(c.k, c.n)};
        launch.c = {out.get(), nullptr, bytes(c.m, c.n)};
        const auto start = std::chrono::steady_clock::now();
        if (gpu.product(launch) != accel::RunStatus::Ok || gpu.wait() != accel::RunStatus::Ok)
            return 0;
        method = launch.method;
        double seconds = 1e-9 * static_cast<double>(gpu.kernel_time_ns(launch.ticket));
        if (launch.ticket == 0 || method.starts_with("cu")) // the device's clock knows our own kernels only
            seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        best = best > 0 ? std::min(best, seconds) : seconds;
    }
    return best;
}

void report(GpuProvider& gpu, ClassId element, const Case& c, const char* note = "") {
    std::string method;
    const double seconds = best_seconds(gpu, element, c, method);
    const double flops = 2.0 * static_cast<double>(c.m) * static_cast<double>(c.n) * static_cast<double>(c.k) *
                         static_cast<double>(c.pages);
    std::printf("%s %lldx%lldx%lld %c%c%s pages=%lld  %.4f ms  %.1f GFLOP/s  %s%s\n",
                element == ClassId::Double ? "double" : "single", static_cast<long long>(c.m),
                static_cast<long long>(c.n), static_cast<long long>(c.k), c.ta ? 'T' : 'N', c.tb ? 'T' : 'N',
                c.symmetric ? " symmetric" : "", static_cast<long long>(c.pages), 1e3 * seconds,
                seconds > 0 ? 1e-9 * flops / seconds : 0, method.c_str(), note);
    std::fflush(stdout);
}

TileForm tiles(uint32_t m, uint32_t n, uint32_t depth, uint32_t tm, uint32_t tn, uint32_t warp) {
    TileForm form;
    form.tile_m = m;
    form.tile_n = n;
    form.depth = depth;
    form.thread_m = tm;
    form.thread_n = tn;
    form.warp_m = warp;
    return form;
}

} // namespace

int main(int argc, char** argv) {
    const int64_t side = argc > 1 ? std::atoll(argv[1]) : 4096;
    auto runtime = shared_runtime();
    if (!runtime) {
        std::fprintf(stderr, "%s\n", runtime.status().reason.c_str());
        return 1;
    }
    GpuProvider gpu(runtime.take());
    std::printf("%s\n", gpu.info().name.c_str());
    const int64_t tall = side >= 1024 ? 200000 : 2000;
    for (const ClassId element : {ClassId::Double, ClassId::Single}) {
        const TileForm forms[] = {tiles(128, 128, 8, 8, 8, 16), tiles(128, 128, 8, 8, 8, 8),
                                  tiles(128, 128, 8, 8, 8, 4),  tiles(128, 128, 16, 8, 8, 8),
                                  tiles(128, 64, 8, 8, 4, 8),   tiles(128, 64, 16, 8, 8, 8),
                                  tiles(64, 64, 8, 4, 4, 8),    tiles(64, 64, 16, 4, 4, 8),
                                  tiles(64, 64, 16, 8, 8, 8),   tiles(128, 64, 8, 8, 8, 8)};
        for (const TileForm& form : forms) {
            if (argc > 2)
                break;
            char note[64];
            std::snprintf(note, sizeof note, " depth %u, %ux%u each, %u along m", form.depth, form.thread_m,
                          form.thread_n, form.warp_m);
            gpu.force_product_tiles(form);
            report(gpu, element, {side, side, side, false, false, false, 1}, note);
            if (form.tile_m == form.tile_n)
                report(gpu, element, {side / 4, side / 4, tall, true, false, true, 1}, note);
        }
        gpu.force_product_tiles(std::nullopt);
        for (int64_t s = 256; s <= 2 * side; s *= 2)
            report(gpu, element, {s, s, s, false, false, false, 1});
        report(gpu, element, {side, side, side, true, false, false, 1});
        report(gpu, element, {side, side, side, false, true, false, 1});
        report(gpu, element, {side, side, side, true, true, false, 1});
        report(gpu, element, {side / 4, side / 4, tall, true, false, true, 1});
        report(gpu, element, {side / 4, 8, side / 4, false, false, false, 1});
        report(gpu, element, {side / 4, 8, side / 4, true, false, false, 1});
        report(gpu, element, {tall, 8, side / 4, false, false, false, 1});
        report(gpu, element, {side / 4, 8, tall, true, false, false, 1});
        report(gpu, element, {2 * side, 1, 2 * side, false, false, false, 1});
        report(gpu, element, {2 * side, 1, 2 * side, true, false, false, 1});
        report(gpu, element, {1, 1, 1000 * side, true, false, false, 1});
        report(gpu, element, {16, 16, 16, false, false, false, 4 * side});
        report(gpu, element, {64, 64, 64, false, false, false, side / 4});
    }
    return 0;
}
