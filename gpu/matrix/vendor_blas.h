#pragma once

// The graphics card vendor's own BLAS, where the user has installed it: it knows matrix units that Vulkan cannot reach
// for double precision. Loaded at run time, never linked and never shipped. Today: NVIDIA's cuBLAS (11 and newer) on
// Linux, on the memory of our Vulkan buffers and in the order of our compute queue. Without it, or with
// ETNA_CUBLAS=off, products run by our own kernels. ETNA_CUBLAS=FILE names the library and uses it from the first
// product on.

#include "engine/accel/provider.h"
#include "gpu/device/device.h"
#include "gpu/memory/buffer.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace etna::gpu {

/// One opened library. Any thread; calls are taken one by one.
class VendorBlas {
  public:
    virtual ~VendorBlas() = default;
    virtual const std::string& name() const = 0; ///< `cuBLAS 12.4`
    /// Columns [first, first + count) of the products. It begins at timeline value `wait` and signals `signal`. With
    /// `shape.symmetric` (one page, all columns) it computes the lower triangle only.
    virtual Status product(const accel::ProductShape& shape, int64_t first, int64_t count, const Buffer& a,
                           const Buffer& b, const Buffer& c, uint64_t wait, uint64_t signal) = 0;
};

/// Opens the library for this device; takes some hundred milliseconds. Null, with the reason, when there is none.
std::unique_ptr<VendorBlas> open_vendor_blas(const std::shared_ptr<Device>& device, std::string& reason);

/// Decides by the work so far when the library pays for its start, so that a program gets the same kernels in every
/// run.
class VendorBlasStarter {
  public:
    explicit VendorBlasStarter(std::shared_ptr<Device> device);
    ~VendorBlasStarter();
    /// The library if this product shall use it, else null.
    VendorBlas* library_for(const accel::ProductShape& shape);
    /// Waits for a start that is under way: before the program ends and the libraries' own ends run.
    void finish_start();
    /// What is known about it, for reports: `cuBLAS 12.4`, or why there is none.
    std::string state();

  private:
    VendorBlas* join();
    std::shared_ptr<Device> device_;
    std::mutex mutex_;
    std::thread thread_;
    bool started_ = false;
    double work_ = 0; ///< floating-point operations so far, in double precision's worth
    std::unique_ptr<VendorBlas> library_;
    std::string reason_;
};

} // namespace etna::gpu
