#include "gpu/device/device.h"

#include <cstdlib>
#include <mutex>

namespace etna::gpu {
namespace {

struct Shared {
    std::mutex mutex;
    bool tried = false;
    DeviceOptions options;
    Status status;
    std::atomic<bool> exists{false};
    std::shared_ptr<Device> device;
    std::shared_ptr<Device> compute; ///< the sibling, when compute work needs a VkDevice of its own
};

/// Never destroyed: code that runs during process exit may still ask.
Shared& shared() {
    static Shared* const state = new Shared;
    return *state;
}

void create_locked(Shared& state) {
    if (state.tried)
        return;
    state.tried = true;
    auto made = Device::create(state.options);
    if (!made) {
        state.status = made.status();
        return;
    }
    state.device = made.take();
    state.compute = state.device;
    if (state.device->placement() == ComputePlacement::SecondDevice) {
        auto sibling = Device::create_compute_sibling(*state.device);
        if (sibling)
            state.compute = sibling.take();
    }
    state.exists.store(true);
    // Registered after the driver and the layers were loaded, so it runs before their own exit handlers.
    static const int registered = std::atexit([] { release_shared_device(); });
    static_cast<void>(registered);
}

} // namespace

bool configure_shared_device(DeviceOptions options) {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    if (state.tried)
        return false;
    state.options = std::move(options);
    return true;
}

std::shared_ptr<Device> shared_device() {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    create_locked(state);
    return state.device;
}

std::shared_ptr<Device> compute_device() {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    create_locked(state);
    return state.compute;
}

Status shared_device_status() {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    return state.status;
}

bool shared_device_exists() {
    return shared().exists.load();
}

void release_shared_device() {
    Shared& state = shared();
    std::shared_ptr<Device> device;
    std::shared_ptr<Device> compute;
    {
        const std::lock_guard lock(state.mutex);
        device = std::move(state.device);
        compute = std::move(state.compute);
        state.exists.store(false);
    }
    compute.reset();
    device.reset();
}

} // namespace etna::gpu
