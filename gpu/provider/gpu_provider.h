#pragma once

#include "engine/accel/provider.h"
#include "gpu/kernel/lowering.h"
#include "gpu/matrix/product_text.h"
#include "gpu/provider/gpu_buffer.h"
#include "gpu/provider/runtime.h"
#include "gpu/provider/timestamps.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace etna::gpu {

/// Runs kernels on the compute device. One for each engine, called from its thread; they share the runtime.
class GpuProvider final : public accel::Provider {
  public:
    explicit GpuProvider(std::shared_ptr<Runtime> runtime, uint64_t fold_at_most = 0); ///< 0: as usual
    ~GpuProvider() override;

    const accel::ProviderInfo& info() const override { return info_; }
    accel::MemoryInfo memory() const override;
    const accel::ProviderCounters& counters() const override;
    void reset_counters() override;
    const accel::Calibration& calibration() override;
    const accel::Calibration& recalibrate(bool quick) override;

    Ref<DeviceBuffer> allocate(size_t bytes) override;
    Ref<DeviceBuffer> upload(const void* from, size_t bytes) override;
    bool owns(const DeviceBuffer& buffer) const override;
    accel::RunStatus run(accel::Launch& launch) override;
    accel::RunStatus product(accel::ProductLaunch& launch) override;
    Ref<DeviceBuffer> pick(DeviceBuffer& from, size_t element, int64_t first, int64_t step, int64_t count) override;
    accel::RunStatus wait() override;
    uint64_t kernel_time_ns(uint64_t ticket) override;
    void warm_up() override {}
    void reset() override;

    Runtime& runtime() { return *runtime_; }

    /// Ways of the product kernel that measurements try out; empty again: the provider chooses.
    void force_product_tiles(std::optional<TileForm> form, uint64_t most_parts = ~0ull) {
        forced_tiles_ = form;
        forced_parts_ = most_parts;
    }

  private:
    struct Compiled {
        accel::ir::Kernel kernel; ///< to tell a collision of hashes
        std::unique_ptr<Lowered> lowered;
        std::shared_ptr<ComputePipeline> pipeline;
        bool unsupported = false;
        double units_per_ns = 0; ///< measured; 0: not yet
    };
    struct Work;
    Compiled* compile(const accel::Launch& launch, PassKind kind, Status& status, bool& hit);
    Status make_pipeline(const Lowered& lowered, std::shared_ptr<ComputePipeline>& out, bool counted);
    Status add_step(Work& work, const Lowered& lowered, std::shared_ptr<ComputePipeline> pipeline,
                    const Arguments& arguments, uint64_t items, bool group_per_item, double units_per_item);
    Status add_later_pass(Work& work, bool tree, accel::ir::Reduction op, ClassId element, const Arguments& arguments,
                          uint64_t items);
    Status add_reduction(Work& work, accel::ir::Reduction op, ClassId element, const Shape& shape,
                         const Buffer& partials, const Buffer& out);
    Status prepare(accel::Launch& launch, Work& work);
    Status make_resident(Work& work, const accel::Operand& operand, Arguments& arguments);
    Status submit(Work& work, const std::atomic<bool>* interrupt, uint64_t& ticket);
    /// A kernel that is not made from the IR (or only its epilogue is), by a key of its own.
    Result<Compiled*> written_kernel(uint64_t key, const accel::ir::Kernel* epilogue,
                                     const std::function<Result<Lowered>()>& lower);
    Status prepare_product(accel::ProductLaunch& launch, Work& work);
    Status vendor_product(accel::ProductLaunch& launch, Work& work, class VendorBlas& library);
    void collect_times() const;

    std::shared_ptr<Runtime> runtime_;
    std::shared_ptr<Residency> residency_;
    std::unique_ptr<Timestamps> times_;
    accel::ProviderInfo info_;
    accel::Calibration calibration_;
    bool calibrated_ = false;
    std::string calibration_path(const Hash128& key) const;
    void use_calibration();
    uint64_t fold_at_most_; ///< partial values a result that the final pass folds; more take a tree pass before
    mutable std::unordered_map<uint64_t, Compiled> compiled_;
    std::unordered_map<uint32_t, Compiled> later_;
    std::unordered_map<uint64_t, Compiled> products_;
    std::optional<TileForm> forced_tiles_;
    uint64_t forced_parts_ = ~0ull;
    std::string product_method_;
    struct InFlight {
        double units = 0;
        uint64_t kernel = 0;  ///< key in `compiled_`
        bool product = false; ///< of matrices
    };
    mutable std::unordered_map<uint64_t, InFlight> in_flight_; ///< by ticket: to learn how fast each kernel is
    double units_per_ns_ = 1;                                  ///< of a kernel that has not run yet
    mutable double product_units_per_ns_ = 1;
};

accel::RunStatus run_status(const Status& status);

/// Measures a provider's speeds with a few kernels and transfers.
accel::Calibration measure_calibration(accel::Provider& provider, bool software, bool quick = false);

} // namespace etna::gpu
