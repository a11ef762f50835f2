#include "gpu/matrix/vendor_blas.h"

#include <algorithm>
#include <cstdlib>

namespace etna::gpu {
namespace {

constexpr double kWorthACall = 2e9; ///< operations: below, crossing over costs more than it saves
constexpr double kWorthACallSingle = 8e9;
constexpr double kWorthStarting = 5e9;  ///< a product this large makes it likely that more will come
constexpr double kWorthItsStart = 4e11; ///< operations so far from which on the library is waited for
constexpr double kSingleWeight = 0.3;   ///< our own kernels lose less in single precision
constexpr int64_t kThin = 32;           ///< below, memory decides

bool at_once() {
    const char* text = std::getenv("ETNA_CUBLAS");
    return text && *text;
}

} // namespace

VendorBlasStarter::VendorBlasStarter(std::shared_ptr<Device> device) : device_(std::move(device)) {}

VendorBlasStarter::~VendorBlasStarter() {
    if (thread_.joinable())
        thread_.join();
}

VendorBlas* VendorBlasStarter::join() {
    if (thread_.joinable())
        thread_.join();
    return library_.get();
}

VendorBlas* VendorBlasStarter::library_for(const accel::ProductShape& shape) {
    if (!device_->capabilities().shares_with_cuda)
        return nullptr;
    const std::lock_guard lock(mutex_);
    const bool is_double = shape.cls == ClassId::Double;
    const double flops = shape.flops();
    work_ += flops * (is_double ? 1.0 : kSingleWeight);
    if (flops < (is_double ? kWorthACall : kWorthACallSingle) ||
        std::min({shape.rows, shape.cols, shape.inner}) < kThin)
        return nullptr;
    const bool now = work_ >= kWorthItsStart || at_once();
    if (!started_ && (flops >= kWorthStarting || now)) {
        started_ = true;
        thread_ = std::thread([this] { library_ = open_vendor_blas(device_, reason_); });
    }
    if (!now)
        return nullptr;
    return join();
}

void VendorBlasStarter::finish_start() {
    const std::lock_guard lock(mutex_);
    join();
}

std::string VendorBlasStarter::state() {
    if (!device_->capabilities().shares_with_cuda)
        return "none for this device";
    const std::lock_guard lock(mutex_);
    if (!started_)
        return "not needed yet";
    return join() ? library_->name() : reason_;
}

} // namespace etna::gpu
