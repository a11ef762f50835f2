#include "gpu/provider/gpu_provider.h"

#include "gpu/kernel/cache_file.h"
#include "gpu/provider/provider.h"
#include "gpu/provider/work.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>

namespace etna::gpu {

using accel::RunStatus;

RunStatus run_status(const Status& status) {
    switch (status.error) {
    case Error::None:
        return RunStatus::Ok;
    case Error::OutOfDeviceMemory:
    case Error::OutOfHostMemory:
        return RunStatus::OutOfMemory;
    case Error::DeviceLost:
        return RunStatus::DeviceLost;
    case Error::Interrupted:
        return RunStatus::Interrupted;
    default:
        return RunStatus::Unsupported;
    }
}

namespace {

/// A submission aims at this time, so that others get the queue and an interrupt takes effect.
constexpr double kChunkNs = 10e6;
/// The same for matrix products: workgroups are few and long, so the end of each submission leaves much of the device
/// idle.
constexpr double kProductChunkNs = 20e6;

uint64_t ns_since(std::chrono::steady_clock::time_point start) {
    return static_cast<uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count());
}

std::string version_text(uint32_t version) {
    return std::to_string(VK_API_VERSION_MAJOR(version)) + "." + std::to_string(VK_API_VERSION_MINOR(version));
}

} // namespace

GpuProvider::GpuProvider(std::shared_ptr<Runtime> runtime, uint64_t fold_at_most)
    : runtime_(std::move(runtime)), residency_(std::make_shared<Residency>(runtime_)),
      times_(std::make_unique<Timestamps>(runtime_->device())) {
    const Device& device = *runtime_->device();
    const Capabilities& c = device.capabilities();
    info_.name = c.name;
    info_.vendor = c.vendor;
    info_.backend = "Vulkan " + version_text(c.api_version);
    info_.driver = c.driver;
    info_.kind = c.is_cpu ? accel::ProviderKind::SoftwareGpu : accel::ProviderKind::Gpu;
    info_.supports_double = c.float64;
    // Either kind of number may be missing: its kernels run on the host then.
    info_.exact = runtime_->traits().exact32() || (c.float64 && runtime_->traits().exact64());
    info_.unified_memory = c.is_cpu || c.type == "integrated";
    info_.details = {{"arithmetic", describe(runtime_->traits())},
                     {"buffers", c.buffer_device_address ? "by address" : "by binding"},
                     {"type", c.type}};
    const char* two_pass = std::getenv("ETNA_TWO_PASS");
    fold_at_most_ = fold_at_most ? fold_at_most : two_pass ? std::clamp<uint64_t>(std::strtoull(two_pass, nullptr, 10), 1, 1u << 20) : kFoldAtMost;
    units_per_ns_ = product_units_per_ns_ = c.is_cpu ? 0.5 : 1000; // until the calibration says more
    residency_->counters.warmup_ns = static_cast<uint64_t>(runtime_->warm_up_ms() * 1e6);
}

GpuProvider::~GpuProvider() {
    runtime_->vendor_blas().finish_start();
    runtime_->queue().wait_idle();
    runtime_->pipelines().save();
}

accel::MemoryInfo GpuProvider::memory() const {
    const MemoryStats stats = runtime_->device()->memory().stats();
    accel::MemoryInfo info;
    info.total_bytes = stats.device_heap;
    info.available_bytes = stats.device_budget > stats.used ? stats.device_budget - stats.used : 0;
    info.allocated_bytes = residency_->live_bytes;
    return info;
}

const accel::ProviderCounters& GpuProvider::counters() const {
    collect_times();
    return residency_->counters;
}

void GpuProvider::reset_counters() {
    collect_times();
    residency_->counters = {};
    residency_->counters.warmup_ns = static_cast<uint64_t>(runtime_->warm_up_ms() * 1e6);
}

std::string GpuProvider::calibration_path(const Hash128& key) const {
    return runtime_->folder().empty() ? std::string() : runtime_->folder() + "/calibration-" + key.hex() + ".bin";
}

void GpuProvider::use_calibration() {
    calibrated_ = true;
    if (const double rate = 1e-9 * std::max(calibration_.f64_ops_s, calibration_.f32_ops_s); rate > 0)
        units_per_ns_ = rate;
}

const accel::Calibration& GpuProvider::calibration() {
    if (calibrated_)
        return calibration_;
    const Hash128 key = device_identity(runtime_->device()->capabilities());
    const std::string path = calibration_path(key);
    if (const auto stored = path.empty() ? std::nullopt : read_cache_file(path, key);
        stored && stored->size() == sizeof calibration_) {
        std::memcpy(&calibration_, stored->data(), sizeof calibration_);
        use_calibration();
        return calibration_;
    }
    return recalibrate(false);
}

const accel::Calibration& GpuProvider::recalibrate(bool quick) {
    calibrated_ = true; // the measurement itself decides nothing
    const accel::ProviderCounters before = counters(); // the user's statistics do not show the measurement
    calibration_ = measure_calibration(*this, info_.kind == accel::ProviderKind::SoftwareGpu, quick);
    residency_->counters = before;
    const Hash128 key = device_identity(runtime_->device()->capabilities());
    if (const std::string path = calibration_path(key); !path.empty())
        write_cache_file(path, key, {reinterpret_cast<const char*>(&calibration_), sizeof calibration_});
    use_calibration();
    return calibration_;
}

Ref<DeviceBuffer> GpuProvider::allocate(size_t bytes) {
    auto made = residency_->make_room(bytes);
    if (!made)
        return nullptr;
    return Ref<DeviceBuffer>(new GpuBuffer(residency_, made.take(), bytes));
}

Ref<DeviceBuffer> GpuProvider::upload(const void* from, size_t bytes) {
    Ref<DeviceBuffer> made = allocate(bytes);
    if (!made)
        return nullptr;
    const auto start = std::chrono::steady_clock::now();
    auto& buffer = static_cast<GpuBuffer&>(*made);
    const Status copied = runtime_->transfers().upload(buffer.buffer(), 0, from, bytes);
    buffer.last_use = runtime_->queue().last_submitted();
    accel::ProviderCounters& counters = residency_->counters;
    counters.uploads += 1;
    counters.uploaded_bytes += bytes;
    counters.upload_ns += ns_since(start);
    return copied ? made : nullptr;
}

bool GpuProvider::owns(const DeviceBuffer& buffer) const {
    const auto* ours = dynamic_cast<const GpuBuffer*>(&buffer);
    return ours && ours->home() == residency_ && !runtime_->device()->lost();
}

Status GpuProvider::make_pipeline(const Lowered& lowered, std::shared_ptr<ComputePipeline>& out, bool counted) {
    PipelineStore::Origin origin;
    auto made = runtime_->pipelines().get(lowered.text, &origin);
    if (!made)
        return made.status();
    out = made.take();
    if (counted) {
        accel::ProviderCounters& counters = residency_->counters;
        counters.compiled += origin.ready ? 0 : 1;
        counters.cache_hits += origin.ready ? 1 : 0;
        counters.disk_hits += origin.from_disk ? 1 : 0;
        counters.compile_ns += static_cast<uint64_t>(origin.ms * 1e6);
    }
    return {};
}

namespace {
uint64_t kernel_key(const accel::Launch& launch, PassKind kind) {
    return launch.hash * 8 + static_cast<uint64_t>(kind);
}
} // namespace

GpuProvider::Compiled* GpuProvider::compile(const accel::Launch& launch, PassKind kind, Status& status, bool& hit) {
    const uint64_t key = kernel_key(launch, kind);
    const auto found = compiled_.find(key);
    hit = found != compiled_.end();
    if (hit) {
        Compiled& known = found->second;
        if (known.unsupported || !(known.kernel == *launch.kernel)) {
            status = {Error::Unsupported, "The device cannot run this kernel."};
            return nullptr;
        }
        ++residency_->counters.cache_hits;
        return &known;
    }
    Compiled fresh;
    fresh.kernel = *launch.kernel;
    auto lowered = lower(*launch.kernel, kind, runtime_->device()->capabilities(), runtime_->traits());
    if (lowered) {
        fresh.lowered = std::make_unique<Lowered>(lowered.take());
        status = make_pipeline(*fresh.lowered, fresh.pipeline, true);
    } else {
        status = lowered.status();
    }
    fresh.unsupported = status.error == Error::Unsupported || status.error == Error::ShaderCompile;
    if (!status && !fresh.unsupported)
        return nullptr; // worth another try later
    Compiled& kept = compiled_[key] = std::move(fresh);
    return kept.unsupported ? nullptr : &kept;
}

Status GpuProvider::add_step(Work& work, const Lowered& lowered, std::shared_ptr<ComputePipeline> pipeline,
                             const Arguments& arguments, uint64_t items, bool group_per_item, double units_per_item) {
    const Capabilities& c = runtime_->device()->capabilities();
    if (!c.buffer_device_address) {
        for (const Buffer* buffer : arguments.buffers) {
            if (buffer->size() > c.max_storage_range)
                return {Error::Unsupported, "The array is larger than what the device can bind."};
        }
    }
    auto call =
        KernelCall::prepare(runtime_->device(), runtime_->sets(), std::move(pipeline), lowered.layout, arguments);
    if (!call)
        return call.status();
    work.units += static_cast<double>(items) * units_per_item;
    work.steps.push_back({call.take(), items, group_per_item, units_per_item});
    return {};
}

Status GpuProvider::add_later_pass(Work& work, bool tree, accel::ir::Reduction op, ClassId element,
                                   const Arguments& arguments, uint64_t items) {
    const uint32_t key = static_cast<uint32_t>(op) | static_cast<uint32_t>(element) << 8 | (tree ? 1u << 16 : 0);
    Compiled& pass = later_[key];
    const Capabilities& c = runtime_->device()->capabilities();
    if (!pass.pipeline) {
        auto lowered = tree ? lower_tree(op, c, runtime_->traits()) : lower_fold(op, element, c, runtime_->traits());
        if (!lowered)
            return lowered.status();
        pass.lowered = std::make_unique<Lowered>(lowered.take());
        if (Status made = make_pipeline(*pass.lowered, pass.pipeline, false); !made)
            return made;
    }
    return add_step(work, *pass.lowered, pass.pipeline, arguments, items, tree,
                    2.0 * static_cast<double>(tree ? kTreeFanIn : fold_at_most_));
}

/// Folds the partial values of each result until one is left, and stores it in the output's class.
Status GpuProvider::add_reduction(Work& work, accel::ir::Reduction op, ClassId element, const Shape& shape,
                                  const Buffer& partials, const Buffer& out) {
    const Buffer* from = &partials;
    uint64_t count = shape.partials;
    while (count > fold_at_most_) {
        const uint64_t next = (count + kTreeFanIn - 1) / kTreeFanIn;
        auto room = residency_->make_room(shape.results * next * sizeof(double));
        if (!room)
            return room.status();
        work.scratch.push_back(room.take());
        const Buffer* to = &work.scratch.back();
        if (Status added = add_later_pass(work, true, op, ClassId::Double,
                                          {{from, to}, {}, {static_cast<uint32_t>(count), static_cast<uint32_t>(next)}},
                                          shape.results * next);
            !added)
            return added;
        from = to;
        count = next;
    }
    return add_later_pass(work, false, op, element,
                          {{from, &out}, {}, {static_cast<uint32_t>(count), static_cast<uint32_t>(shape.results)}},
                          shape.results);
}

Status GpuProvider::make_resident(Work& work, const accel::Operand& operand, Arguments& arguments) {
    if (!operand.buffer || !owns(*operand.buffer))
        return {Error::Unsupported, "An operand is not on this device."};
    auto* buffer = static_cast<GpuBuffer*>(operand.buffer);
    work.pins.add(buffer);
    if (Status there = buffer->ensure_resident(); !there)
        return there;
    arguments.buffers.push_back(&buffer->buffer());
    return {};
}

Status GpuProvider::prepare(accel::Launch& launch, Work& work) {
    const accel::ir::Kernel& kernel = *launch.kernel;
    const Shape shape = shape_of(kernel, launch.sizes);
    if (shape.elements > kMaxElements || first_pass_items(shape) > kMaxElements)
        return {Error::Unsupported, "The array has more elements than one kernel can address."};
    Status status;
    Compiled* compiled = compile(launch, shape.kind, status, launch.cache_hit);
    if (!compiled)
        return status;

    Arguments arguments;
    for (const accel::Operand& operand : launch.inputs) {
        if (status = make_resident(work, operand, arguments); !status)
            return status;
    }
    std::vector<std::pair<const Buffer*, const Buffer*>> folds; // partial values and the output they become
    for (size_t i = 0; i < kernel.outputs.size(); ++i) {
        if (status = make_resident(work, launch.outputs[i], arguments); !status)
            return status;
        if (kernel.outputs[i].reduction == accel::ir::Reduction::None)
            continue;
        auto room = residency_->make_room(shape.results * shape.partials * sizeof(double));
        if (!room)
            return room.status();
        work.scratch.push_back(room.take());
        folds.emplace_back(&work.scratch.back(), arguments.buffers.back());
        arguments.buffers.back() = &work.scratch.back();
    }
    work.kernel = kernel_key(launch, shape.kind);
    work.units_per_ns = compiled->units_per_ns;
    arguments.words64.assign(launch.parameters.begin(), launch.parameters.end());
    add_sizes(launch.sizes, arguments.words32);
    if (kernel.reduces()) {
        for (const uint64_t value : {shape.inner, shape.reduced, shape.results, shape.blocks, shape.partials})
            arguments.words32.push_back(static_cast<uint32_t>(value));
    }
    const uint64_t items = first_pass_items(shape);
    const Lowered& lowered = *compiled->lowered;
    const double instructions =
        lowered.instructions + lowered.loop_instructions * accel::ir::iterations(kernel, launch.parameters);
    const double units = instructions * static_cast<double>(shape.elements) / static_cast<double>(items);
    status =
        add_step(work, *compiled->lowered, compiled->pipeline, arguments, items,
                 is_group_pass(shape.kind), units);
    size_t next = 0;
    for (const accel::ir::Output& output : kernel.outputs) {
        if (!status)
            return status;
        if (output.reduction == accel::ir::Reduction::None)
            continue;
        const auto [partials, out] = folds[next++];
        status = add_reduction(work, output.reduction, output.element, shape, *partials, *out);
    }
    return status;
}

Status GpuProvider::submit(Work& work, const std::atomic<bool>* interrupt, uint64_t& launch_ticket) {
    struct Dispatch {
        Work::Step* step;
        uint32_t base;
        uint32_t count;
        uint32_t groups;
        bool first_of_step;
    };
    // Dispatches of at most a chunk's work each, packed into submissions of about a chunk.
    const double known = work.units_per_ns > 0 ? work.units_per_ns : units_per_ns_;
    const double chunk_units = work.product ? product_units_per_ns_ * kProductChunkNs : known * kChunkNs;
    const uint64_t max_groups = std::min<uint64_t>(runtime_->device()->capabilities().max_group_count_x, 1u << 22);
    std::vector<std::vector<Dispatch>> submissions(1);
    double filled = 0;
    for (Work::Step& step : work.steps) {
        const uint64_t per_group = step.group_per_item ? 1 : step.call.workgroup_size();
        const double fitting = std::max(1.0, chunk_units / std::max(1e-3, step.units_per_item));
        uint64_t chunk = std::min(static_cast<uint64_t>(std::min(fitting, 1e15)), max_groups * per_group);
        chunk = std::max<uint64_t>(1, (chunk + per_group - 1) / per_group) * per_group;
        chunk = std::min(chunk, max_groups * per_group);
        for (uint64_t base = 0; base < step.items; base += chunk) {
            const uint64_t count = std::min(chunk, step.items - base);
            const double units = static_cast<double>(count) * step.units_per_item;
            if (filled > 0 && filled + units > chunk_units) {
                submissions.emplace_back();
                filled = 0;
            }
            submissions.back().push_back({&step, static_cast<uint32_t>(base), static_cast<uint32_t>(count),
                                          static_cast<uint32_t>((count + per_group - 1) / per_group), base == 0});
            filled += units;
        }
    }
    const Device& device = *runtime_->device();
    const uint64_t ticket = times_->begin();
    const auto record = [&](VkCommandBuffer commands, uint64_t index) {
        if (index == 0)
            times_->write_start(commands, ticket);
        barrier_between_work(device, commands);
        bool first = true;
        for (const Dispatch& dispatch : submissions[index]) {
            if (dispatch.first_of_step && !first)
                barrier_between_work(device, commands);
            first = false;
            dispatch.step->call.record(commands, dispatch.base, dispatch.count, dispatch.groups);
        }
        if (index + 1 == submissions.size()) {
            barrier_to_host(device, commands);
            times_->write_end(commands, ticket);
        }
    };
    ComputeQueue& queue = runtime_->queue();
    auto value = queue.submit_chunks(submissions.size(), record, interrupt);
    const uint64_t last = queue.last_submitted();
    for (GpuBuffer* buffer : work.pins.buffers())
        buffer->last_use = last;
    for (Buffer& buffer : work.scratch)
        retire_buffer(queue, last, std::move(buffer));
    for (Work::Step& step : work.steps)
        KernelCall::retire(queue, last, std::move(step.call));
    if (!value)
        return value.status();
    times_->submitted(ticket);
    if (ticket)
        in_flight_[ticket] = {work.units, work.kernel, work.product};
    launch_ticket = ticket;
    return {};
}

RunStatus GpuProvider::run(accel::Launch& launch) {
    launch.ticket = 0;
    if (runtime_->device()->lost())
        return RunStatus::DeviceLost;
    collect_times();
    Work work;
    Status status = prepare(launch, work);
    if (status)
        status = submit(work, launch.interrupt, launch.ticket);
    if (!status)
        return run_status(status);
    accel::ProviderCounters& counters = residency_->counters;
    ++counters.kernels;
    for (const accel::Operand& operand : launch.inputs)
        counters.kernel_bytes += operand.bytes;
    for (const accel::Operand& operand : launch.outputs)
        counters.kernel_bytes += operand.bytes;
    return RunStatus::Ok;
}

RunStatus GpuProvider::wait() {
    const Status waited = runtime_->queue().wait_idle();
    collect_times();
    return run_status(waited);
}

/// Adds the times of finished runs to the counters and learns how much work fits into a chunk.
void GpuProvider::collect_times() const {
    constexpr double kEnoughNs = 20e3;
    times_->collect([&](uint64_t ticket, uint64_t ns) {
        residency_->counters.kernel_ns += ns;
        const auto found = in_flight_.find(ticket);
        if (found == in_flight_.end())
            return;
        const InFlight run = found->second;
        in_flight_.erase(found);
        const double seen = run.units / static_cast<double>(ns);
        if (run.product && static_cast<double>(ns) > kEnoughNs)
            product_units_per_ns_ = 0.5 * (product_units_per_ns_ + seen);
        const auto kernel = compiled_.find(run.kernel);
        if (kernel == compiled_.end() || static_cast<double>(ns) < kEnoughNs)
            return;
        double& rate = kernel->second.units_per_ns;
        rate = rate > 0 ? 0.5 * (rate + seen) : seen;
    });
    if (in_flight_.size() > 1024)
        in_flight_.clear(); // runs whose times were overwritten before anybody asked
}

uint64_t GpuProvider::kernel_time_ns(uint64_t ticket) {
    collect_times();
    return times_->time_ns(ticket);
}

void GpuProvider::reset() {
    runtime_->queue().wait_idle();
    compiled_.clear();
    later_.clear();
    products_.clear();
    runtime_->device()->memory().trim();
}

std::unique_ptr<accel::Provider> make_provider() {
    auto runtime = shared_runtime();
    if (!runtime)
        return nullptr;
    return std::make_unique<GpuProvider>(runtime.take());
}

} // namespace etna::gpu
