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

constexpr size_t kLongestTileEpilogue = 24; ///< instructions

constexpr double kPanelFlops = 4e11; ///< of a call of the vendor's library: about 10 ms, so that an interrupt is heard

} // namespace

Result<GpuProvider::Compiled*> GpuProvider::written_kernel(uint64_t key, const accel::ir::Kernel* epilogue,
                                                           const std::function<Result<Lowered>()>& lower) {
    const auto found = products_.find(key);
    if (found != products_.end()) {
        if (found->second.unsupported || (epilogue && !(found->second.kernel == *epilogue)))
            return {Error::Unsupported, "The device cannot run this product."};
        ++residency_->counters.cache_hits;
        return &found->second;
    }
    Compiled fresh;
    if (epilogue)
        fresh.kernel = *epilogue;
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
    const ClassId element = launch.shape.cls;
    auto planned =
        forced_tiles_ ? plan_tiles(launch.shape, *forced_tiles_, c, forced_parts_) : plan_product(launch.shape, c);
    if (!planned)
        return planned.status();
    const ProductPlan& plan = planned.value();
    std::optional<EpilogueText> epilogue;
    if (launch.epilogue) {
        // In the tile it is written once for each sum; only a short one is worth that.
        if (plan.parts == 1 && (plan.skinny || launch.epilogue->body.size() > kLongestTileEpilogue))
            return {Error::Unsupported, "The kernel runs after the product."};
        epilogue.emplace(Epilogue{launch.epilogue, launch.product_input}, element, c, runtime_->traits());
        if (!epilogue->status())
            return epilogue->status();
    }
    // The epilogue belongs to the pass that stores the result.
    Arguments result;
    if (!epilogue) {
        if (Status there = make_resident(work, launch.c, result); !there)
            return there;
    } else {
        for (size_t k = 0; k < launch.inputs.size(); ++k) {
            const bool product = k == launch.product_input;
            if (Status there = make_resident(work, product ? launch.a : launch.inputs[k], result); !there)
                return there;
        }
        for (const accel::Operand& output : launch.outputs) {
            if (Status there = make_resident(work, output, result); !there)
                return there;
        }
        result.words64.assign(launch.parameters.begin(), launch.parameters.end());
        result.words32.push_back(static_cast<uint32_t>(plan.page_elements));
    }
    Arguments operands;
    for (const accel::Operand* operand : {plan.swapped ? &launch.b : &launch.a, plan.swapped ? &launch.a : &launch.b}) {
        if (Status there = make_resident(work, *operand, operands); !there)
            return there;
    }
    const bool in_tiles = epilogue && plan.parts == 1;
    const EpilogueText* last_text = epilogue ? &*epilogue : nullptr;
    const uint64_t mixed = epilogue ? launch.epilogue_hash * 0x9e3779b97f4a7c15u + launch.product_input : 0;
    auto kernel = plan.skinny
                      ? written_kernel(plan.thin.key(), nullptr, [&] { return lower_skinny(plan.thin, c); })
                      : written_kernel(plan.tiles.key() ^ (in_tiles ? mixed : 0), in_tiles ? launch.epilogue : nullptr,
                                       [&] { return lower_tiles(plan.tiles, c, in_tiles ? last_text : nullptr); });
    if (!kernel)
        return kernel.status();
    Arguments arguments;
    if (in_tiles) {
        arguments = result;
        arguments.buffers.insert(arguments.buffers.end(), operands.buffers.begin(), operands.buffers.end());
    } else {
        arguments.buffers = operands.buffers;
        if (plan.parts > 1) {
            auto room = residency_->make_room(plan.workspace_elements() * element_size(element));
            if (!room)
                return room.status();
            work.scratch.push_back(room.take());
            arguments.buffers.push_back(&work.scratch.back());
        } else {
            arguments.buffers.push_back(result.buffers[0]);
        }
    }
    arguments.words32.insert(arguments.words32.end(), plan.scalars.begin(), plan.scalars.end());
    const Compiled& first = *kernel.value();
    if (Status added = add_step(work, *first.lowered, first.pipeline, arguments, plan.items, true, plan.units_per_item);
        !added)
        return added;
    product_method_ = plan.method;
    if (plan.parts == 1)
        return {};
    const bool triangle = !plan.skinny && plan.tiles.symmetric;
    const uint64_t key = (kSumPartsKey | static_cast<uint64_t>(element) << 8 | (triangle ? 1 : 0)) ^ mixed;
    auto sums = written_kernel(key, launch.epilogue, [&] { return lower_sum_parts(element, triangle, c, last_text); });
    if (!sums)
        return sums.status();
    const Compiled& last = *sums.value();
    result.buffers.insert(epilogue ? result.buffers.end() : result.buffers.begin(), &work.scratch.back());
    for (const uint64_t word : {static_cast<uint64_t>(launch.shape.rows), plan.page_elements, uint64_t{plan.parts}})
        result.words32.push_back(static_cast<uint32_t>(word));
    return add_step(work, *last.lowered, last.pipeline, result, plan.page_elements * plan.pages, false,
                    2.0 + plan.parts);
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
    auto mirror = written_kernel(kMirrorKey | static_cast<uint64_t>(element), nullptr,
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
    collect_times();
    Status status{Error::Unsupported, ""};
    if (VendorBlas* library = forced_tiles_ ? nullptr : runtime_->vendor_blas().library_for(launch.shape)) {
        if (launch.epilogue)
            return RunStatus::Unsupported; // the library stores the product, then the kernel runs
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
    for (const auto& operands : {launch.inputs, launch.outputs})
        for (const accel::Operand& operand : operands)
            counters.kernel_bytes += operand.bytes;
    return RunStatus::Ok;
}

} // namespace etna::gpu
