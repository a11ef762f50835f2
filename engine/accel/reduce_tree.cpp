#include "engine/accel/reduce_tree.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "engine/accel/parallel.h"

namespace etna::accel {
namespace {

using ir::Reduction;

/// Blocks that one task folds: a power of two, so that every task's share is a subtree.
constexpr int64_t kBlocksPerTask = 256;

template <Reduction Op>
double step(double a, double b) {
    return reduction_step(Op, a, b);
}

template <Reduction Op>
double fold_lanes(double* lanes) {
    for (int width = kReduceLanes / 2; width > 0; width /= 2)
        for (int l = 0; l < width; ++l)
            lanes[l] = step<Op>(lanes[l], lanes[l + width]);
    return lanes[0];
}

template <Reduction Op, class T>
double fold_block(const T* values, int64_t n) {
    double lanes[kReduceLanes];
    if (n >= kReduceLanes)
        for (int l = 0; l < kReduceLanes; ++l)
            lanes[l] = static_cast<double>(values[l]);
    else
        for (int l = 0; l < kReduceLanes; ++l)
            lanes[l] = l < n ? static_cast<double>(values[l]) : reduction_identity(Op);
    int64_t at = kReduceLanes;
    for (; at + kReduceLanes <= n; at += kReduceLanes)
        for (int l = 0; l < kReduceLanes; ++l)
            lanes[l] = step<Op>(lanes[l], static_cast<double>(values[at + l]));
    for (int l = 0; at + l < n; ++l)
        lanes[l] = step<Op>(lanes[l], static_cast<double>(values[at + l]));
    return fold_lanes<Op>(lanes);
}

template <Reduction Op>
double fold_blocks(double* blocks, int64_t count) {
    while (count > 1) {
        for (int64_t k = 0; 2 * k + 1 < count; ++k)
            blocks[k] = step<Op>(blocks[2 * k], blocks[2 * k + 1]);
        if (count % 2)
            blocks[count / 2] = blocks[count - 1];
        count = (count + 1) / 2;
    }
    return blocks[0];
}

template <Reduction Op, class T>
double fold_contiguous(const T* values, int64_t n, bool threads) {
    if (n <= kReduceBlock)
        return fold_block<Op>(values, n);
    const int64_t blocks = (n + kReduceBlock - 1) / kReduceBlock;
    std::vector<double> partial(static_cast<size_t>(blocks));
    const auto run = [&](int64_t begin, int64_t end) {
        for (int64_t b = begin; b < end; ++b)
            partial[static_cast<size_t>(b)] =
                fold_block<Op>(values + b * kReduceBlock, std::min<int64_t>(kReduceBlock, n - b * kReduceBlock));
    };
    if (threads && blocks > kBlocksPerTask)
        parallel_for(0, blocks, kBlocksPerTask, run);
    else
        run(0, blocks);
    return fold_blocks<Op>(partial.data(), blocks);
}

/// Folds `width` neighbouring columns whose rows lie `stride` apart, all at once: the lanes of each column side by
/// side.
template <Reduction Op, class T>
void fold_strided(const T* in, int64_t stride, int64_t width, int64_t n, double* out) {
    constexpr int64_t kTile = 16;
    const int64_t blocks = (n + kReduceBlock - 1) / kReduceBlock;
    std::vector<double> partial(static_cast<size_t>(blocks * kTile));
    double lanes[kReduceLanes][kTile];
    for (int64_t first = 0; first < width; first += kTile) {
        const int64_t tile = std::min(kTile, width - first);
        for (int64_t b = 0; b < blocks; ++b) {
            const int64_t begin = b * kReduceBlock, count = std::min<int64_t>(kReduceBlock, n - begin);
            for (int l = 0; l < kReduceLanes; ++l)
                std::fill_n(lanes[l], kTile, reduction_identity(Op));
            for (int64_t r = 0; r < count; ++r) {
                const T* row = in + first + (begin + r) * stride;
                double* lane = lanes[r % kReduceLanes];
                if (r < kReduceLanes)
                    for (int64_t i = 0; i < tile; ++i)
                        lane[i] = static_cast<double>(row[i]);
                else
                    for (int64_t i = 0; i < tile; ++i)
                        lane[i] = step<Op>(lane[i], static_cast<double>(row[i]));
            }
            for (int w = kReduceLanes / 2; w > 0; w /= 2)
                for (int l = 0; l < w; ++l)
                    for (int64_t i = 0; i < kTile; ++i)
                        lanes[l][i] = step<Op>(lanes[l][i], lanes[l + w][i]);
            for (int64_t i = 0; i < tile; ++i)
                partial[static_cast<size_t>(i * blocks + b)] = lanes[0][i];
        }
        for (int64_t i = 0; i < tile; ++i)
            out[first + i] = fold_blocks<Op>(partial.data() + i * blocks, blocks);
    }
}

template <Reduction Op, class T>
void fold_array(const T* in, int64_t inner, int64_t n, int64_t outer, double* out) {
    if (n == 0) {
        std::fill_n(out, inner * outer, reduction_identity(Op) + 0.0);
        return;
    }
    const int64_t slice = inner * n;
    const auto run = [&](int64_t begin, int64_t end) {
        for (int64_t o = begin; o < end; ++o) {
            if (inner == 1)
                out[o] = fold_contiguous<Op>(in + o * slice, n, outer == 1);
            else
                fold_strided<Op>(in + o * slice, inner, inner, n, out + o * inner);
        }
    };
    if (outer > 1 && slice * outer > 65536)
        parallel_for(0, outer, std::max<int64_t>(1, 65536 / std::max<int64_t>(1, slice)), run);
    else
        run(0, outer);
}

template <class T>
void fold_class(Reduction op, const T* in, int64_t inner, int64_t n, int64_t outer, double* out) {
    switch (op) {
    case Reduction::Prod:
        return fold_array<Reduction::Prod>(in, inner, n, outer, out);
    case Reduction::Min:
        return fold_array<Reduction::Min>(in, inner, n, outer, out);
    case Reduction::Max:
        return fold_array<Reduction::Max>(in, inner, n, outer, out);
    default:
        return fold_array<Reduction::Sum>(in, inner, n, outer, out);
    }
}

} // namespace

double reduction_identity(Reduction op) {
    switch (op) {
    case Reduction::Prod:
        return 1;
    case Reduction::Min:
    case Reduction::Max:
        return std::numeric_limits<double>::quiet_NaN();
    default:
        return -0.0;
    }
}

double reduce_tree(Reduction op, const double* values, int64_t n) {
    double out = 0;
    fold_class(op, values, 1, n, 1, &out);
    return out;
}

void reduce_array(Reduction op, ClassId element, const void* in, int64_t inner, int64_t n, int64_t outer, double* out) {
    visit_class(element, [&](auto zero) {
        using T = decltype(zero);
        fold_class(op, static_cast<const T*>(in), inner, n, outer, out);
    });
}

double reduce_blocks(Reduction op, double* blocks, int64_t count) {
    switch (op) {
    case Reduction::Prod:
        return fold_blocks<Reduction::Prod>(blocks, count);
    case Reduction::Min:
        return fold_blocks<Reduction::Min>(blocks, count);
    case Reduction::Max:
        return fold_blocks<Reduction::Max>(blocks, count);
    default:
        return fold_blocks<Reduction::Sum>(blocks, count);
    }
}

double reduce_block(Reduction op, const double* values, int64_t n) {
    switch (op) {
    case Reduction::Prod:
        return fold_block<Reduction::Prod>(values, n);
    case Reduction::Min:
        return fold_block<Reduction::Min>(values, n);
    case Reduction::Max:
        return fold_block<Reduction::Max>(values, n);
    default:
        return fold_block<Reduction::Sum>(values, n);
    }
}

} // namespace etna::accel
