#pragma once

// What all sessions of a process share on the compute device: compiled kernels, the measured traits, the transfer ring.
// Created once, at the first need or ahead of it by `start_warm_up` (provider.h). Any thread.

#include "gpu/device/device.h"
#include "gpu/kernel/call.h"
#include "gpu/kernel/pipeline.h"
#include "gpu/kernel/traits.h"
#include "gpu/matrix/vendor_blas.h"
#include "gpu/memory/transfer.h"

#include <memory>
#include <string>

namespace etna::gpu {

class Runtime {
  public:
    /// Opens caches in `folder` (empty: none on disk) and probes the device's arithmetic.
    static Result<std::shared_ptr<Runtime>> create(std::shared_ptr<Device> device, const std::string& folder);
    ~Runtime(); ///< waits for the queue, saves the caches
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    const std::shared_ptr<Device>& device() const { return device_; }
    ComputeQueue& queue() { return device_->compute_queue(); }
    PipelineStore& pipelines() { return pipelines_; }
    DescriptorSets& sets() { return sets_; }
    Transfers& transfers() { return transfers_; }
    const Traits& traits() const { return traits_; }
    VendorBlasStarter& vendor_blas() { return vendor_blas_; }
    const std::string& folder() const { return folder_; }
    double warm_up_ms() const { return warm_up_ms_; }

  private:
    Runtime(std::shared_ptr<Device> device, const std::string& folder);
    std::shared_ptr<Device> device_;
    std::string folder_;
    PipelineStore pipelines_;
    DescriptorSets sets_;
    Transfers transfers_;
    VendorBlasStarter vendor_blas_;
    Traits traits_;
    double warm_up_ms_ = 0; ///< to create the device (when this process did) and this object
};

/// The process-wide runtime on `compute_device()`, or the reason why there is none.
Result<std::shared_ptr<Runtime>> shared_runtime();

/// Drops the process-wide reference (and waits for the warm-up); runs by itself at process exit.
void release_shared_runtime();

} // namespace etna::gpu
