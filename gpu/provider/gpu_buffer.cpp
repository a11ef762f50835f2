#include "gpu/provider/gpu_buffer.h"

#include "engine/value/error.h"

#include <chrono>
#include <cstring>
#include <new>

namespace etna::gpu {
namespace {

uint64_t ns_since(std::chrono::steady_clock::time_point start) {
    return static_cast<uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count());
}

} // namespace

void retire_buffer(ComputeQueue& queue, uint64_t value, Buffer buffer) {
    if (!buffer)
        return;
    auto kept = std::make_shared<Buffer>(std::move(buffer));
    queue.retire(value, [kept] { *kept = Buffer(); });
}

Result<Buffer> Residency::make_room(uint64_t bytes) {
    bytes = (bytes + 15) / 16 * 16; // kernels read and write whole vectors
    for (;;) {
        auto made = Buffer::create(runtime_->device(), bytes, MemoryUse::DeviceLocal);
        if (made || made.status().error != Error::OutOfDeviceMemory)
            return made;
        // Memory of arrays that went may still be waiting for their last kernel.
        if (runtime_->queue().completed() < runtime_->queue().last_submitted()) {
            if (Status waited = runtime_->queue().wait_idle(); !waited)
                return waited;
            continue;
        }
        runtime_->queue().wait_idle();
        runtime_->device()->memory().trim();
        made = Buffer::create(runtime_->device(), bytes, MemoryUse::DeviceLocal);
        if (made || made.status().error != Error::OutOfDeviceMemory)
            return made;
        if (!evict_oldest())
            return made;
    }
}

bool Residency::evict_oldest() {
    for (GpuBuffer* buffer = oldest_; buffer; buffer = buffer->newer_) {
        if (buffer->pins == 0 && !buffer->evicted_ && buffer->evict()) {
            ++counters.evictions;
            return true;
        }
    }
    return false;
}

void Residency::touch(GpuBuffer& buffer) {
    if (newest_ == &buffer)
        return;
    remove(buffer);
    buffer.older_ = newest_;
    buffer.newer_ = nullptr;
    (newest_ ? newest_->newer_ : oldest_) = &buffer;
    newest_ = &buffer;
}

void Residency::remove(GpuBuffer& buffer) {
    if (buffer.older_)
        buffer.older_->newer_ = buffer.newer_;
    else if (oldest_ == &buffer)
        oldest_ = buffer.newer_;
    if (buffer.newer_)
        buffer.newer_->older_ = buffer.older_;
    else if (newest_ == &buffer)
        newest_ = buffer.older_;
    buffer.older_ = buffer.newer_ = nullptr;
}

GpuBuffer::GpuBuffer(std::shared_ptr<Residency> home, Buffer buffer, size_t bytes)
    : home_(std::move(home)), buffer_(std::move(buffer)), bytes_(bytes) {
    home_->live_bytes += bytes_;
    home_->touch(*this);
}

GpuBuffer::~GpuBuffer() {
    home_->live_bytes -= bytes_;
    home_->remove(*this);
    retire_buffer(home_->runtime().queue(), last_use, std::move(buffer_));
}

void GpuBuffer::download(void* to, size_t bytes) {
    if (evicted_) {
        std::memcpy(to, spilled_.data(), bytes);
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    const Status copied = home_->runtime().transfers().download(buffer_, 0, to, bytes, last_use);
    home_->counters.downloads += 1;
    home_->counters.downloaded_bytes += bytes;
    home_->counters.download_ns += ns_since(start);
    if (!copied)
        throw ::etna::Error("parallel:gpu:device:DeviceLost",
                            "The GPU stopped and the array that it held is lost. Run the script again; "
                            "set ETNA_DEVICE=cpu to run it without the GPU.");
}

Status GpuBuffer::ensure_resident() {
    home_->touch(*this);
    if (!evicted_)
        return {};
    auto made = home_->make_room(bytes_);
    if (!made)
        return made.status();
    Buffer fresh = made.take();
    if (Status copied = home_->runtime().transfers().upload(fresh, 0, spilled_.data(), bytes_); !copied)
        return copied;
    buffer_ = std::move(fresh);
    spilled_ = {};
    evicted_ = false;
    last_use = home_->runtime().queue().last_submitted();
    return {};
}

bool GpuBuffer::evict() {
    try {
        spilled_.resize(bytes_);
    } catch (const std::bad_alloc&) {
        return false; // the host is full as well
    }
    if (!home_->runtime().transfers().download(buffer_, 0, spilled_.data(), bytes_, last_use)) {
        spilled_ = {};
        return false;
    }
    buffer_ = Buffer(); // nothing uses it: the download waited for the last run
    evicted_ = true;
    return true;
}

} // namespace etna::gpu
