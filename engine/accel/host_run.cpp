#include "engine/accel/host_run.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

#include "engine/accel/parallel.h"
#include "engine/accel/reduce_tree.h"

namespace etna::accel {
namespace {

using ir::Type;

/// The type in which the block holds elements of a class; the memory of most classes has it already.
bool memory_is_block(ClassId c) {
    return element_size(c) == block_bytes(ir::load_type(c));
}

template <class F>
void with_block_type(ClassId c, F&& f) {
    visit_class(c, [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_same_v<T, int8_t> || std::is_same_v<T, int16_t>)
            f(T{}, int32_t{});
        else if constexpr (std::is_same_v<T, uint8_t> || std::is_same_v<T, uint16_t> || std::is_same_v<T, char16_t>)
            f(T{}, uint32_t{});
        else if constexpr (std::is_same_v<T, bool>)
            f(uint8_t{}, uint8_t{});
        else
            f(T{}, T{});
    });
}

struct AlignedDelete {
    void operator()(char* p) const { ::operator delete[](p, std::align_val_t{64}); }
};
using AlignedMemory = std::unique_ptr<char[], AlignedDelete>;
AlignedMemory aligned_memory(size_t bytes) {
    return AlignedMemory(static_cast<char*>(::operator new[](std::max<size_t>(bytes, 64), std::align_val_t{64})));
}

/// Computes runs of consecutive elements for one thread: brings operands into dense blocks, runs the code, stores.
class BlockRunner {
  public:
    BlockRunner(const HostKernel& code, const Launch& launch)
        : code_(code), launch_(launch), kernel_(*launch.kernel), scratch_(aligned_memory(code.scratch_bytes())),
          all_((1u << kernel_.rank) - 1) {
        code.prepare(scratch_.get(), launch.parameters.data());
        const size_t inputs = kernel_.inputs.size() + code.index_masks().size();
        staging_ = aligned_memory((inputs + kernel_.outputs.size()) * kSlot);
        in_.resize(inputs);
        out_.resize(kernel_.outputs.size());
    }

    /// `count` <= kHostBlock elements from linear index `start` of the iteration space. Elements of outputs that are
    /// not reduced go where they belong; values to reduce stay in the block: `values(k)`.
    void run(int64_t start, int count) {
        for (size_t k = 0; k < in_.size(); ++k)
            in_[k] = stage_in(k, start, count);
        for (size_t k = 0; k < out_.size(); ++k)
            out_[k] = is_direct(k) ? memory(k, start) : slot(in_.size() + k);
        code_.run(scratch_.get(), in_.data(), out_.data(), count);
        for (size_t k = 0; k < out_.size(); ++k)
            if (kernel_.outputs[k].reduction == ir::Reduction::None && !is_direct(k))
                stage_out(k, start, count);
    }
    const double* values(size_t output) const { return static_cast<const double*>(out_[output]); }

  private:
    static constexpr size_t kSlot = kHostBlock * sizeof(double);
    char* slot(size_t k) { return staging_.get() + k * kSlot; }
    bool is_direct(size_t k) const {
        const ir::Output& o = kernel_.outputs[k];
        return o.reduction == ir::Reduction::None && memory_is_block(o.element);
    }
    char* memory(size_t k, int64_t start) const {
        return static_cast<char*>(launch_.outputs[k].host) +
               static_cast<size_t>(start) * element_size(kernel_.outputs[k].element);
    }

    const void* stage_in(size_t k, int64_t start, int count) {
        char* to = slot(k);
        if (k >= kernel_.inputs.size()) {
            stage_index(code_.index_masks()[k - kernel_.inputs.size()] & all_, start, count,
                        reinterpret_cast<double*>(to));
            return to;
        }
        const ir::Input& input = kernel_.inputs[k];
        if (input.gathered)
            return launch_.inputs[k].host;
        const uint32_t varies = input.varies & all_;
        const char* from = static_cast<const char*>(launch_.inputs[k].host);
        const size_t size = element_size(input.element);
        if (varies == all_ && memory_is_block(input.element))
            return from + static_cast<size_t>(start) * size;
        with_block_type(input.element, [&](auto memory_zero, auto block_zero) {
            using M = decltype(memory_zero);
            using B = decltype(block_zero);
            const M* elements = reinterpret_cast<const M*>(from);
            B* block = reinterpret_cast<B*>(to);
            if (varies == all_)
                std::copy_n(elements + start, count, block);
            else
                gather(varies, start, count, [&](int at, int64_t index, int64_t step, int n) {
                    if (step)
                        std::copy_n(elements + index, n, block + at);
                    else
                        std::fill_n(block + at, n, static_cast<B>(elements[index]));
                });
        });
        return to;
    }

    void stage_index(uint32_t varies, int64_t start, int count, double* block) {
        gather(varies, start, count, [&](int at, int64_t index, int64_t step, int n) {
            for (int i = 0; i < n; ++i)
                block[at + i] = static_cast<double>(index + step * i);
        });
    }

    void stage_out(size_t k, int64_t start, int count) {
        with_block_type(kernel_.outputs[k].element, [&](auto memory_zero, auto block_zero) {
            using M = decltype(memory_zero);
            using B = decltype(block_zero);
            const B* block = static_cast<const B*>(out_[k]);
            M* elements = reinterpret_cast<M*>(memory(k, start));
            for (int i = 0; i < count; ++i)
                elements[i] = static_cast<M>(block[i]);
        });
    }

    /// Splits a run of linear indices where the operand's own index does not go on evenly, and calls
    /// `piece(position in the run, operand index, 0 or 1 as step, length)`.
    template <class F>
    void gather(uint32_t varies, int64_t start, int count, F piece) const {
        int64_t at[ir::kMaxRank], stride[ir::kMaxRank];
        int64_t index = 0, step = 1, rest = start;
        for (int d = 0; d < kernel_.rank; ++d) {
            const int64_t size = launch_.sizes[static_cast<size_t>(d)];
            at[d] = rest % size;
            rest /= size;
            stride[d] = varies >> d & 1 ? step : 0;
            step *= varies >> d & 1 ? size : 1;
            index += at[d] * stride[d];
        }
        for (int done = 0; done < count;) {
            const int n = static_cast<int>(std::min<int64_t>(count - done, launch_.sizes[0] - at[0]));
            piece(done, index, stride[0], n);
            done += n;
            index += n * stride[0];
            at[0] += n;
            for (int d = 0; d + 1 < kernel_.rank && at[d] == launch_.sizes[static_cast<size_t>(d)]; ++d) {
                index += stride[d + 1] - at[d] * stride[d];
                at[d] = 0;
                ++at[d + 1];
            }
        }
    }

    const HostKernel& code_;
    const Launch& launch_;
    const ir::Kernel& kernel_;
    AlignedMemory scratch_, staging_;
    uint32_t all_;
    std::vector<const void*> in_;
    std::vector<void*> out_;
};

bool stopped(const Launch& launch) {
    return launch.interrupt && launch.interrupt->load(std::memory_order_relaxed);
}

/// The reduced side of a launch: how the space folds, and the values of the tree's blocks.
struct Folding {
    int64_t inner = 1, n = 1, outer = 1, blocks = 1;
    std::vector<size_t> outputs;              ///< numbers of the reduced outputs
    std::vector<std::vector<double>> partial; ///< per reduced output: [result][block]

    Folding(const ir::Kernel& kernel, std::span<const int64_t> sizes) {
        for (int d = 0; d < kernel.rank; ++d)
            (d < kernel.reduce_begin ? inner : d < kernel.reduce_end ? n : outer) *= sizes[static_cast<size_t>(d)];
        blocks = (n + kReduceBlock - 1) / kReduceBlock;
        for (size_t k = 0; k < kernel.outputs.size(); ++k)
            if (kernel.outputs[k].reduction != ir::Reduction::None)
                outputs.push_back(k);
        partial.assign(outputs.size(), std::vector<double>(static_cast<size_t>(inner * outer * blocks)));
    }
};

/// inner == 1: the values of a result lie side by side.
void fold_contiguous(const HostKernel& code, const Launch& launch, Folding& f) {
    const int64_t results_at_once = std::max<int64_t>(1, kHostBlock / f.n);
    const int64_t pieces = f.n > kHostBlock ? (f.n + kHostBlock - 1) / kHostBlock : 1; // of one result
    const int64_t units = f.n > kHostBlock ? f.outer * pieces : (f.outer + results_at_once - 1) / results_at_once;
    parallel_for(0, units, 16, [&](int64_t begin, int64_t end) {
        BlockRunner runner(code, launch);
        for (int64_t unit = begin; unit < end && !stopped(launch); ++unit) {
            const int64_t first = f.n > kHostBlock ? unit / pieces : unit * results_at_once;
            const int64_t offset = f.n > kHostBlock ? unit % pieces * kHostBlock : 0;
            const int64_t results = f.n > kHostBlock ? 1 : std::min(results_at_once, f.outer - first);
            const int64_t length = std::min<int64_t>(kHostBlock, f.n - offset); // of each result
            runner.run(first * f.n + offset, static_cast<int>(results * length));
            for (size_t k = 0; k < f.outputs.size(); ++k)
                for (int64_t r = 0; r < results; ++r)
                    for (int64_t at = 0; at < length; at += kReduceBlock)
                        f.partial[k][static_cast<size_t>((first + r) * f.blocks + (offset + at) / kReduceBlock)] =
                            reduce_block(launch.kernel->outputs[f.outputs[k]].reduction,
                                         runner.values(f.outputs[k]) + r * length + at,
                                         std::min<int64_t>(kReduceBlock, length - at));
        }
    });
}

/// inner > 1: neighbouring values belong to neighbouring results; the lanes of a tile of results stand side by side.
void fold_strided(const HostKernel& code, const Launch& launch, Folding& f) {
    constexpr int64_t kTile = 512;
    const int64_t tile = std::min(kTile, f.inner), tiles = (f.inner + tile - 1) / tile;
    const int64_t rows_at_once = tiles == 1 ? std::max<int64_t>(1, kHostBlock / f.inner) : 1;
    parallel_for(0, f.outer * tiles * f.blocks, 1, [&](int64_t begin, int64_t end) {
        BlockRunner runner(code, launch);
        std::vector<double> lanes(f.outputs.size() * static_cast<size_t>(kReduceLanes * tile));
        for (int64_t unit = begin; unit < end && !stopped(launch); ++unit) {
            const int64_t block = unit % f.blocks, column = unit / f.blocks % tiles * tile, o = unit / f.blocks / tiles;
            const int64_t width = std::min(tile, f.inner - column);
            const int64_t first = block * kReduceBlock, rows = std::min<int64_t>(kReduceBlock, f.n - first);
            for (size_t k = 0; k < f.outputs.size(); ++k)
                std::fill_n(lanes.data() + static_cast<int64_t>(k) * kReduceLanes * tile, kReduceLanes * tile,
                            reduction_identity(launch.kernel->outputs[f.outputs[k]].reduction));
            for (int64_t row = 0; row < rows;) {
                const int64_t some = std::min(rows_at_once, rows - row);
                runner.run(column + f.inner * (first + row + f.n * o), static_cast<int>(some * width));
                for (size_t k = 0; k < f.outputs.size(); ++k) {
                    const ir::Reduction op = launch.kernel->outputs[f.outputs[k]].reduction;
                    const double* values = runner.values(f.outputs[k]);
                    for (int64_t r = 0; r < some; ++r) {
                        const int64_t lane_number = static_cast<int64_t>(k) * kReduceLanes + (row + r) % kReduceLanes;
                        double* lane = lanes.data() + lane_number * tile;
                        if (row + r < kReduceLanes)
                            std::copy_n(values + r * width, width, lane);
                        else
                            for (int64_t i = 0; i < width; ++i)
                                lane[i] = reduction_step(op, lane[i], values[r * width + i]);
                    }
                }
                row += some;
            }
            for (size_t k = 0; k < f.outputs.size(); ++k) {
                const ir::Reduction op = launch.kernel->outputs[f.outputs[k]].reduction;
                double* lane = lanes.data() + static_cast<int64_t>(k) * kReduceLanes * tile;
                for (int w = kReduceLanes / 2; w > 0; w /= 2)
                    for (int64_t i = 0; i < w * tile; ++i)
                        lane[i] = reduction_step(op, lane[i], lane[i + w * tile]);
                for (int64_t i = 0; i < width; ++i)
                    f.partial[k][static_cast<size_t>((o * f.inner + column + i) * f.blocks + block)] = lane[i];
            }
        }
    });
}

void store_result(ClassId cls, double value, void* to, int64_t at) {
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* out = static_cast<T*>(to) + at;
        if constexpr (std::is_floating_point_v<T>)
            *out = static_cast<T>(value);
        else if constexpr (std::is_same_v<T, bool>)
            *out = value != 0;
        else {
            constexpr double low = static_cast<double>(std::numeric_limits<T>::min());
            constexpr double high = static_cast<double>(std::numeric_limits<T>::max());
            const double r = std::round(value);
            *out = std::isnan(value) ? T{}
                   : r >= high       ? std::numeric_limits<T>::max()
                   : r <= low        ? std::numeric_limits<T>::min()
                                     : static_cast<T>(r);
        }
    });
}

} // namespace

RunStatus run_on_cores(const HostKernel& code, const Launch& launch) {
    const ir::Kernel& kernel = *launch.kernel;
    if (!kernel.reduces()) {
        int64_t elements = 1;
        for (const int64_t size : launch.sizes)
            elements *= size;
        parallel_for(0, elements, 16 * kHostBlock, [&](int64_t begin, int64_t end) {
            BlockRunner runner(code, launch);
            for (int64_t at = begin; at < end && !stopped(launch); at += kHostBlock)
                runner.run(at, static_cast<int>(std::min<int64_t>(kHostBlock, end - at)));
        });
        return stopped(launch) ? RunStatus::Interrupted : RunStatus::Ok;
    }
    Folding folding(kernel, launch.sizes);
    if (folding.inner == 1)
        fold_contiguous(code, launch, folding);
    else
        fold_strided(code, launch, folding);
    if (stopped(launch))
        return RunStatus::Interrupted;
    for (size_t k = 0; k < folding.outputs.size(); ++k) {
        const ir::Output& output = kernel.outputs[folding.outputs[k]];
        parallel_for(0, folding.inner * folding.outer, 1024, [&](int64_t begin, int64_t end) {
            for (int64_t r = begin; r < end; ++r)
                store_result(
                    output.element,
                    reduce_blocks(output.reduction, folding.partial[k].data() + r * folding.blocks, folding.blocks),
                    launch.outputs[folding.outputs[k]].host, r);
        });
    }
    return RunStatus::Ok;
}

} // namespace etna::accel
