#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/accel/ir.h"
#include "engine/value/storage.h"

/// What runs kernels. gpu/ implements it for Vulkan; host_provider.h is the one that is always there. A provider is
/// called from the engine's thread only and does not throw: falling back to the host is ordinary.
namespace etna::accel {

enum class ProviderKind : uint8_t {
    Host,        ///< the cores of this machine
    Gpu,         ///< a real graphics processor
    SoftwareGpu, ///< a Vulkan device that is the CPU (lavapipe): never chosen by the policy, only on request
};

enum class RunStatus : uint8_t { Ok, OutOfMemory, DeviceLost, Unsupported, Interrupted };
std::string_view name(RunStatus status);

struct ProviderInfo {
    std::string name; ///< `NVIDIA H200`
    std::string vendor;
    std::string backend; ///< `Vulkan 1.4`, `host`
    std::string driver;
    ProviderKind kind = ProviderKind::Host;
    bool supports_double = true;
    bool exact = true; ///< passed the self-test: the same bits as the host
    bool unified_memory = false;
    std::vector<std::pair<std::string, std::string>> details; ///< further lines for `etna accel-info`
};

struct MemoryInfo {
    uint64_t total_bytes = 0;
    uint64_t available_bytes = 0;
    uint64_t allocated_bytes = 0; ///< in live buffers of this provider
};

/// Counters since `reset_counters` (each run); times are the sums over kernels and transfers.
struct ProviderCounters {
    uint64_t uploads = 0, uploaded_bytes = 0, upload_ns = 0;
    uint64_t downloads = 0, downloaded_bytes = 0, download_ns = 0;
    uint64_t kernels = 0, kernel_ns = 0, kernel_bytes = 0;
    uint64_t compiled = 0, compile_ns = 0; ///< kernels that had to be compiled
    uint64_t cache_hits = 0;               ///< compiled kernel found in memory
    uint64_t disk_hits = 0;                ///< found on disk
    uint64_t warmup_ns = 0;
    uint64_t evictions = 0;
};

/// Measured once per device and driver; the policy's model.
struct Calibration {
    double launch_s = 0;       ///< fixed cost of a kernel, submit to result
    double upload_bytes_s = 0; ///< 0: no transfer needed (host)
    double download_bytes_s = 0;
    double memory_bytes_s = 0; ///< streaming, read plus written
    double f64_ops_s = 0;      ///< IR instructions on doubles
    double f32_ops_s = 0;
    double other_ops_s = 0;
    double f64_matrix_s = 0; ///< floating-point operations of large matrix products
    double f32_matrix_s = 0;
};

/// An array that a kernel reads or writes. The caller fills `buffer` for a device (`Provider::upload`, `allocate`),
/// `host` for the host provider.
struct Operand {
    DeviceBuffer* buffer = nullptr;
    void* host = nullptr;
    size_t bytes = 0;
};

/// One run of a kernel.
struct Launch {
    const ir::Kernel* kernel = nullptr;
    uint64_t hash = 0;              ///< kernel->hash()
    std::span<const int64_t> sizes; ///< kernel->rank sizes, all positive
    std::span<const uint64_t> parameters;
    std::span<const Operand> inputs;
    std::span<const Operand> outputs;
    const std::atomic<bool>* interrupt = nullptr; ///< may be null; when it becomes true the run may stop half way
    // results
    uint64_t ticket = 0; ///< with it `kernel_time_ns` finds the measured time once the kernel has finished
    bool cache_hit = false;
};

/// Sizes of `pages` products c = op(a) * op(b), all dense and column-major; op transposes or does nothing.
struct ProductShape {
    ClassId cls = ClassId::Double; ///< Double or Single: operands and result
    int64_t rows = 0, cols = 0, inner = 0;
    bool transpose_a = false, transpose_b = false;
    bool symmetric = false; ///< a and b are one matrix and one of them is transposed: half the work will do, and the
                            ///< result is exactly symmetric
    int64_t pages = 1;
    int64_t page_a = 0, page_b = 0; ///< elements from one page to the next; 0: all pages use the same matrix

    double flops() const {
        return (symmetric ? 1.0 : 2.0) * static_cast<double>(rows) * static_cast<double>(cols) *
               static_cast<double>(inner) * static_cast<double>(pages);
    }
};

/// One run of a matrix product. NaN and Inf go where BLAS would let them go; the last bits may differ from provider to
/// provider, because the order of the additions is theirs.
struct ProductLaunch {
    ProductShape shape; ///< all sizes positive
    Operand a, b, c;
    /// When not null: elementwise, rank 1 over the elements of c. Input `product_input` is the product, which then
    /// needs no memory of its own; the other inputs are in `inputs` (that one stays empty), the results in `outputs`.
    const ir::Kernel* epilogue = nullptr;
    uint64_t epilogue_hash = 0;
    uint32_t product_input = 0;
    std::span<const int64_t> sizes; ///< of the epilogue's space
    std::span<const uint64_t> parameters;
    std::span<const Operand> inputs;
    std::span<const Operand> outputs;
    const std::atomic<bool>* interrupt = nullptr;
    // results
    uint64_t ticket = 0;
    std::string_view method; ///< which of its ways the provider took: `tile 128x128`, `cuBLAS`
};

class Provider {
  public:
    virtual ~Provider() = default;

    virtual const ProviderInfo& info() const = 0;
    virtual MemoryInfo memory() const = 0;
    virtual const ProviderCounters& counters() const = 0;
    virtual void reset_counters() = 0;
    /// The model for the policy; measured (and stored) at the first call if need be.
    virtual const Calibration& calibration() = 0;
    /// Measures it anew (and stores it). `quick`: fewer repeats.
    virtual const Calibration& recalibrate(bool quick) = 0;

    /// Uninitialised memory on the device, or null if there is no room even after eviction.
    virtual Ref<DeviceBuffer> allocate(size_t bytes) = 0;
    /// A copy of host bytes, or null if there is no room. The source may be reused at once.
    virtual Ref<DeviceBuffer> upload(const void* from, size_t bytes) = 0;
    /// True if the buffer belongs to this provider and is alive.
    virtual bool owns(const DeviceBuffer& buffer) const = 0;

    /// Compiles the kernel if it is new and starts it. It may return before the kernel has finished: later runs and
    /// `DeviceBuffer::download` see its results in order. `Unsupported`: this kernel cannot run here, nothing happened.
    virtual RunStatus run(Launch& launch) = 0;
    /// Starts a matrix product (or several), like `run`.
    virtual RunStatus product(ProductLaunch&) { return RunStatus::Unsupported; }
    /// Starts a copy of `count` elements of `element` bytes, from number `first` in steps of `step` (0-based), side by side
    /// into a buffer of their own. Null: not here.
    virtual Ref<DeviceBuffer> pick(DeviceBuffer& /*from*/, size_t /*element*/, int64_t /*first*/, int64_t /*step*/,
                                   int64_t /*count*/) {
        return nullptr;
    }
    /// Waits for everything started so far.
    virtual RunStatus wait() = 0;
    /// Time of a finished run, 0 if it is not known (yet).
    virtual uint64_t kernel_time_ns(uint64_t ticket) = 0;
    /// Compiles what the disk cache knows; called from the provider's own thread or not at all.
    virtual void warm_up() {}
    /// `reset(gpuDevice)`: forgets pools and caches in memory; buffers that are in use stay.
    virtual void reset() {}
};

/// How an upper storey offers its device: called once, at the first need, on the engine's thread. Null: there is none.
using ProviderFactory = std::unique_ptr<Provider> (*)();
/// Called by `main` (or a test) before the first session, once. Not called: there is no device.
void register_provider_factory(ProviderFactory factory);
ProviderFactory registered_provider_factory();

} // namespace etna::accel
