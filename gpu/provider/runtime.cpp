#include "gpu/provider/runtime.h"

#include "gpu/kernel/cache_file.h"
#include "gpu/kernel/probe.h"
#include "gpu/provider/provider.h"

#include <chrono>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace etna::gpu {
namespace {

struct Shared {
    std::mutex mutex; ///< held while the runtime is made: others wait for it
    bool tried = false;
    Status status;
    std::shared_ptr<Runtime> runtime;
    std::mutex thread_mutex;
    bool thread_started = false;
    std::thread thread;
};

/// Never destroyed: code that runs during process exit may still ask.
Shared& shared() {
    static Shared* const state = new Shared;
    return *state;
}

void release_at_exit() {
    static const int registered = std::atexit([] { release_shared_runtime(); });
    static_cast<void>(registered);
}

} // namespace

Runtime::Runtime(std::shared_ptr<Device> device, const std::string& folder)
    : device_(std::move(device)), folder_(folder), pipelines_(device_, folder), sets_(device_), transfers_(device_),
      vendor_blas_(device_) {}

Result<std::shared_ptr<Runtime>> Runtime::create(std::shared_ptr<Device> device, const std::string& folder) {
    const auto start = std::chrono::steady_clock::now();
    std::shared_ptr<Runtime> runtime(new Runtime(std::move(device), folder));
    auto traits = probe_traits(runtime->device_, runtime->pipelines_, folder);
    if (!traits)
        return traits.status();
    runtime->traits_ = traits.value();
    if (std::getenv("ETNA_ASSUME_FLUSH")) { // tests what devices that flush subnormal singles need, on those that do not
        runtime->traits_.plays_flushing = runtime->traits_.subnormal32;
        runtime->traits_.subnormal32 = false;
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    runtime->warm_up_ms_ = runtime->device_->creation_ms() + took.count();
    return runtime;
}

Runtime::~Runtime() {
    device_->compute_queue().wait_idle(); // also releases what was retired, which refers to members
}

Result<std::shared_ptr<Runtime>> shared_runtime() {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    if (!state.tried) {
        state.tried = true;
        auto device = compute_device();
        if (!device) {
            state.status = shared_device_status();
        } else {
            release_at_exit(); // after the device's own handler was registered, so it runs before
            auto made = Runtime::create(std::move(device), cache_subfolder("gpu"));
            if (made)
                state.runtime = made.take();
            else
                state.status = made.status();
        }
    }
    if (state.runtime)
        return state.runtime;
    if (state.status.ok())
        return {Error::NoDevice, "The GPU has been released."};
    return state.status;
}

void start_warm_up() {
    Shared& state = shared();
    const std::lock_guard lock(state.thread_mutex);
    if (state.thread_started)
        return;
    state.thread_started = true;
    // Registered before the thread loads any driver: at exit it joins the thread after everything newer has been asked
    // to go, and never leaves it running into the driver's own tear-down.
    std::atexit([] { release_shared_runtime(); });
    state.thread = std::thread([] { static_cast<void>(shared_runtime()); });
}

void release_shared_runtime() {
    Shared& state = shared();
    {
        const std::lock_guard lock(state.thread_mutex);
        if (state.thread.joinable())
            state.thread.join();
    }
    std::shared_ptr<Runtime> runtime;
    const std::lock_guard lock(state.mutex);
    runtime = std::move(state.runtime);
}

} // namespace etna::gpu
