#include "engine/accel/host_provider.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "engine/accel/expr.h"
#include "engine/accel/host_run.h"
#include "engine/accel/parallel.h"
#include "engine/common/platform.h"
#include "engine/ops/matrix_product.h"

namespace etna::accel {
namespace {

using Clock = std::chrono::steady_clock;

uint64_t nanoseconds_since(Clock::time_point start) {
    return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count());
}

class HostBuffer final : public DeviceBuffer {
  public:
    explicit HostBuffer(void* bytes, size_t size) : memory(bytes), size_(size) {}
    ~HostBuffer() override { std::free(memory); }
    size_t size_bytes() const override { return size_; }
    void download(void* to, size_t bytes) override { std::memcpy(to, memory, bytes); }

    void* memory;

  private:
    size_t size_;
};

class HostProvider final : public Provider {
  public:
    HostProvider() {
        info_.name = "CPU";
        info_.backend = "host";
        info_.unified_memory = true;
    }

    const ProviderInfo& info() const override { return info_; }
    MemoryInfo memory() const override { return {physical_memory_bytes(), available_memory_bytes(), 0}; }
    const ProviderCounters& counters() const override { return counters_; }
    void reset_counters() override { counters_ = {}; }

    const Calibration& calibration() override {
        if (calibration_.memory_bytes_s == 0)
            calibrate();
        return calibration_;
    }

    const Calibration& recalibrate(bool) override {
        calibrate();
        return calibration_;
    }

    Ref<DeviceBuffer> allocate(size_t bytes) override {
        void* memory = std::malloc(bytes ? bytes : 1);
        return memory ? Ref<DeviceBuffer>(new HostBuffer(memory, bytes)) : nullptr;
    }
    Ref<DeviceBuffer> upload(const void* from, size_t bytes) override {
        Ref<DeviceBuffer> buffer = allocate(bytes);
        if (buffer)
            std::memcpy(host_memory(*buffer), from, bytes);
        return buffer;
    }
    bool owns(const DeviceBuffer& buffer) const override { return dynamic_cast<const HostBuffer*>(&buffer) != nullptr; }

    RunStatus run(Launch& launch) override {
        const HostKernel& code = compiled(launch);
        const Clock::time_point start = Clock::now();
        const RunStatus status = run_on_cores(code, launch);
        const uint64_t time = nanoseconds_since(start);
        ++counters_.kernels;
        counters_.kernel_ns += time;
        for (const auto& operands : {launch.inputs, launch.outputs})
            for (const Operand& o : operands)
                counters_.kernel_bytes += o.bytes;
        launch.ticket = counters_.kernels;
        last_ns_ = time;
        return status;
    }
    RunStatus product(ProductLaunch& launch) override {
        if (launch.epilogue)
            return RunStatus::Unsupported;
        const ProductShape& shape = launch.shape;
        const Clock::time_point start = Clock::now();
        const size_t element = element_size(shape.cls);
        const ops::ProductForm form{shape.cls,         shape.rows,        shape.cols,     shape.inner,
                                    shape.transpose_a, shape.transpose_b, shape.symmetric};
        for (int64_t page = 0; page < shape.pages; ++page) {
            if (launch.interrupt && launch.interrupt->load(std::memory_order_relaxed))
                return RunStatus::Interrupted;
            const auto at = [&](const Operand& operand, int64_t step) {
                return static_cast<char*>(operand.host) + static_cast<size_t>(page * step) * element;
            };
            ops::multiply(form, at(launch.a, shape.page_a), at(launch.b, shape.page_b),
                          at(launch.c, shape.rows * shape.cols));
        }
        last_ns_ = nanoseconds_since(start);
        counters_.kernel_ns += last_ns_;
        counters_.kernel_bytes += launch.a.bytes + launch.b.bytes + launch.c.bytes;
        launch.ticket = ++counters_.kernels;
        launch.method = "BLAS";
        return RunStatus::Ok;
    }
    RunStatus wait() override { return RunStatus::Ok; }
    uint64_t kernel_time_ns(uint64_t ticket) override { return ticket == counters_.kernels ? last_ns_ : 0; }
    void reset() override { cache_.clear(); }

  private:
    struct Entry {
        ir::Kernel kernel;
        std::unique_ptr<HostKernel> code;
    };

    const HostKernel& compiled(Launch& launch) {
        std::vector<Entry>& entries = cache_[launch.hash];
        for (const Entry& entry : entries)
            if (entry.kernel == *launch.kernel) {
                ++counters_.cache_hits;
                launch.cache_hit = true;
                return *entry.code;
            }
        const Clock::time_point start = Clock::now();
        std::unique_ptr<HostKernel> code = make_machine_kernel(*launch.kernel);
        if (!code)
            code = make_block_interpreter(*launch.kernel);
        entries.push_back({*launch.kernel, std::move(code)});
        ++counters_.compiled;
        counters_.compile_ns += nanoseconds_since(start);
        return *entries.back().code;
    }

    /// Two short runs: one that only moves bytes, one that only computes. About 2 ms.
    void calibrate() {
        constexpr int64_t kCount = 1 << 20;
        std::vector<double> a(kCount, 1.5), b(kCount, 0.25), c(kCount);
        ir::Kernel add;
        add.inputs = {{ClassId::Double}, {ClassId::Double}};
        ir::Builder builder(add);
        add.outputs = {{(builder.load(0) + builder.load(1)).id}};
        calibration_.memory_bytes_s = 3.0 * 8 * kCount / timed(add, a, b, c, kCount);
        ir::Kernel chain;
        chain.inputs = {{ClassId::Double}, {ClassId::Double}};
        ir::Builder chain_builder(chain);
        constexpr int kLength = 64;
        ir::Expr x = chain_builder.load(0);
        const ir::Expr y = chain_builder.load(1);
        for (int i = 0; i < kLength; ++i)
            x = fma(x, y, 1.0 + i);
        chain.outputs = {{x.id}};
        constexpr int64_t kSome = 1 << 16;
        calibration_.f64_ops_s = static_cast<double>(kLength * kSome) / timed(chain, a, b, c, kSome);
        calibration_.f32_ops_s = calibration_.other_ops_s = calibration_.f64_ops_s;
        calibration_.launch_s = 5e-6;
        calibration_.f64_matrix_s = matrix_speed<double>(ClassId::Double);
        calibration_.f32_matrix_s = matrix_speed<float>(ClassId::Single);
    }

    /// Floating-point operations a second of a product that fills the caches.
    template <class T>
    static double matrix_speed(ClassId cls) {
        ops::ProductForm form{cls, 256, 256, 256};
        const std::vector<T> a(256 * 256, T(0.5));
        std::vector<T> c(256 * 256);
        double best = 0;
        for (int i = 0; i < 3; ++i) { // the first one starts the threads
            const Clock::time_point start = Clock::now();
            ops::multiply(form, a.data(), a.data(), c.data());
            best = std::max(best, 1e9 * form.flops() / static_cast<double>(nanoseconds_since(start) + 1));
        }
        return best;
    }

    double timed(const ir::Kernel& kernel, std::vector<double>& a, std::vector<double>& b, std::vector<double>& c,
                 int64_t n) {
        std::unique_ptr<HostKernel> code = make_machine_kernel(kernel);
        if (!code)
            code = make_block_interpreter(kernel);
        const size_t bytes = static_cast<size_t>(n) * sizeof(double);
        const Operand inputs[] = {{nullptr, a.data(), bytes}, {nullptr, b.data(), bytes}};
        const Operand outputs[] = {{nullptr, c.data(), bytes}};
        Launch launch;
        launch.kernel = &kernel;
        launch.sizes = std::span(&n, 1);
        launch.inputs = inputs;
        launch.outputs = outputs;
        run_on_cores(*code, launch);
        const Clock::time_point start = Clock::now();
        run_on_cores(*code, launch);
        return 1e-9 * static_cast<double>(std::max<uint64_t>(1000, nanoseconds_since(start)));
    }

    ProviderInfo info_;
    ProviderCounters counters_;
    Calibration calibration_;
    std::unordered_map<uint64_t, std::vector<Entry>> cache_;
    uint64_t last_ns_ = 0;
};

ProviderFactory& factory_slot() {
    static ProviderFactory factory = nullptr;
    return factory;
}

} // namespace

std::string_view name(RunStatus status) {
    constexpr std::string_view kNames[] = {"ok", "out of memory", "device lost", "unsupported", "interrupted"};
    return kNames[static_cast<size_t>(status)];
}

void register_provider_factory(ProviderFactory factory) {
    factory_slot() = factory;
}
ProviderFactory registered_provider_factory() {
    return factory_slot();
}

std::unique_ptr<Provider> make_host_provider() {
    return std::make_unique<HostProvider>();
}

void* host_memory(DeviceBuffer& buffer) {
    HostBuffer* own = dynamic_cast<HostBuffer*>(&buffer);
    return own ? own->memory : nullptr;
}

} // namespace etna::accel
