#include "gpu/matrix/product_plan.h"
#include "gpu/matrix/vendor_blas.h"
#include "gpu/provider/gpu_provider.h"
#include "gpu/provider/work.h"

#include <algorithm>

namespace etna::gpu {

using accel::RunStatus;

namespace {

// Keys of tiles are odd, those of skinny kernels end in the bits 10; these have others above all of theirs.
constexpr uint64_t kSumPartsKey = uint64_t{1} << 62;
constexpr uint64_t kMirrorKey = uint64_t{1} << 63;

constexpr double kPanelFlops = 4e11; ///< of a call of the vendor's library: about 10 ms, so that an interrupt is heard

} // namespace

Result<GpuProvider::Compiled*> GpuProvider::product_kernel(uint64_t key,
                                                           const std::function<Result<Lowered>()>& lower) {
    const auto found = products_.find(key);
    if (found != products_.end()) {
        if (found->second.unsupported)
            return {Error::Unsupported, "The device cannot run this product."};
        ++residency_->counters.cache_hits;
        return &found->second;
    }
    Compiled fresh;
    Status status;
    if (auto lowered = lower()) {
        fresh.lowered = std::make_unique<Lowered>(lowered.take());
        status = make_pipeline(*fresh.lowered, fresh.pipeline, true);
    } else {
        status = lowered.status();
    }
    fresh.unsupported = status.error == Error::Unsupported || status.error == Error::ShaderCompile;
    if (!status && !fresh.unsupported)
        return status; // worth another try later
    Compiled& kept = products_[key] = std::move(fresh);
    if (kept.unsupported)
        return status;
    return &kept;
}

Status GpuProvider::prepare_product(accel::ProductLaunch& launch, Work& work) {
    const Capabilities& c = runtime_->device()->capabilities();
    auto planned =
        forced_tiles_ ? plan_tiles(launch.shape, *forced_tiles_, c, forced_parts_) : plan_product(launch.shape, c);
    if (!planned)
        return planned.status();
    const ProductPlan& plan = planned.value();
    auto kernel = plan.skinny ? product_kernel(plan.thin.key(), [&] { return lower_skinny(plan.thin, c); })
                              : product_kernel(plan.tiles.key(), [&] { return lower_tiles(plan.tiles, c); });
    if (!kernel)
        return kernel.status();
    Arguments arguments;
    for (const accel::Operand* operand :
         {plan.swapped ? &launch.b : &launch.a, plan.swapped ? &launch.a : &launch.b, &launch.c}) {
        if (Status there = make_resident(work, *operand, arguments); !there)
            return there;
    }
    arguments.words32 = plan.scalars;
    const Buffer* result = arguments.buffers[2];
    if (plan.parts > 1) {
        auto room = residency_->make_room(plan.workspace_elements() * element_size(launch.shape.cls));
        if (!room)
            return room.status();
        work.scratch.push_back(room.take());
        arguments.buffers[2] = &work.scratch.back();
    }
    Compiled& first = *kernel.value();
    if (Status added = add_step(work, *first.lowered, first.pipeline, arguments, plan.items, true, plan.units_per_item);
        !added)
        return added;
    product_method_ = plan.method;
    if (plan.parts == 1)
        return {};
    const bool triangle = !plan.skinny && plan.tiles.symmetric;
    const uint64_t key = kSumPartsKey | static_cast<uint64_t>(launch.shape.cls) << 8 | (triangle ? 1 : 0);
    auto sums = product_kernel(key, [&] { return lower_sum_parts(launch.shape.cls, triangle, c); });
    if (!sums)
        return sums.status();
    const Compiled& last = *sums.value();
    return add_step(work, *last.lowered, last.pipeline,
                    {{arguments.buffers[2], result},
                     {},
                     {static_cast<uint32_t>(launch.shape.rows), static_cast<uint32_t>(plan.page_elements), plan.parts}},
                    plan.page_elements * plan.pages, false, 2.0 + plan.parts);
}

/// By the vendor's library, in panels of columns; at most two panels wait for the device at a time.
Status GpuProvider::vendor_product(accel::ProductLaunch& launch, Work& work, VendorBlas& library) {
    Arguments arguments;
    for (const accel::Operand* operand : {&launch.a, &launch.b, &launch.c}) {
        if (Status there = make_resident(work, *operand, arguments); !there)
            return there;
    }
    accel::ProductShape shape = launch.shape;
    const auto panels = static_cast<int64_t>(shape.flops() / kPanelFlops) + 1;
    const bool whole = shape.pages > 1 || (shape.symmetric && panels <= 4);
    shape.symmetric = shape.symmetric && whole;
    const int64_t width = whole ? shape.cols : (shape.cols + panels - 1) / panels;
    ComputeQueue& queue = runtime_->queue();
    uint64_t before = 0;
    for (int64_t first = 0; first < shape.cols; first += width) {
        if (launch.interrupt && launch.interrupt->load(std::memory_order_relaxed))
            return {Error::Interrupted, "The computation was interrupted."};
        const auto value = queue.submit_foreign([&](uint64_t wait, uint64_t signal) {
            return library.product(shape, first, std::min(width, shape.cols - first), *arguments.buffers[0],
                                   *arguments.buffers[1], *arguments.buffers[2], wait, signal);
        });
        if (!value)
            return value.status();
        for (GpuBuffer* buffer : work.pins.buffers())
            buffer->last_use = value.value();
        if (before && first + width < shape.cols) {
            if (Status waited = queue.wait(before); !waited)
                return waited;
        }
        before = value.value();
    }
    product_method_ = library.name();
    if (!launch.shape.symmetric)
        return {};
    const ClassId element = shape.cls;
    auto mirror = product_kernel(kMirrorKey | static_cast<uint64_t>(element),
                                 [&] { return lower_mirror(element, runtime_->device()->capabilities()); });
    if (!mirror)
        return mirror.status();
    const auto tiles = static_cast<uint64_t>((shape.rows + kMirrorTile - 1) / kMirrorTile);
    const Compiled& last = *mirror.value();
    if (Status added = add_step(work, *last.lowered, last.pipeline,
                                {{arguments.buffers[2]}, {}, {static_cast<uint32_t>(shape.rows)}},
                                tiles * (tiles + 1) / 2, true, 2.0 * kMirrorTile * kMirrorTile);
        !added)
        return added;
    return submit(work, launch.interrupt, launch.ticket);
}

RunStatus GpuProvider::product(accel::ProductLaunch& launch) {
    launch.ticket = 0;
    if (runtime_->device()->lost())
        return RunStatus::DeviceLost;
    if (launch.epilogue)
        return RunStatus::Unsupported;
    collect_times();
    Status status{Error::Unsupported, ""};
    if (VendorBlas* library = forced_tiles_ ? nullptr : runtime_->vendor_blas().library_for(launch.shape)) {
        Work work;
        status = vendor_product(launch, work, *library);
    }
    if (status.error == Error::Unsupported || status.error == Error::Driver) {
        Work work;
        work.product = true;
        status = prepare_product(launch, work);
        if (status)
            status = submit(work, launch.interrupt, launch.ticket);
    }
    if (!status)
        return run_status(status);
    launch.method = product_method_;
    accel::ProviderCounters& counters = residency_->counters;
    ++counters.kernels;
    counters.kernel_bytes += launch.a.bytes + launch.b.bytes + launch.c.bytes;
    return RunStatus::Ok;
}

} // namespace etna::gpu
