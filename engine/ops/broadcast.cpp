#include "engine/ops/broadcast.h"

namespace etna::ops {
namespace {

/// Elements converted at a time: operands of another class pass through the cache in pieces, not as a whole copy.
constexpr int64_t kPiece = 512;
constexpr size_t kPieceBytes = kPiece * 16;

const char* advance(const void* data, int64_t elements, size_t bytes) {
    return static_cast<const char*>(data) + elements * static_cast<int64_t>(bytes);
}

} // namespace

Dims broadcast_dims(const Dims& a, const Dims& b) {
    if (a == b)
        return a;
    const int count = std::max(a.count(), b.count());
    std::vector<int64_t> sizes(static_cast<size_t>(count));
    for (int k = 0; k < count; ++k) {
        if (a[k] != b[k] && a[k] != 1 && b[k] != 1)
            raise(Err::SizesMismatch);
        sizes[static_cast<size_t>(k)] = a[k] == 1 ? b[k] : a[k];
    }
    return Dims(std::span<const int64_t>(sizes));
}

BroadcastPlan plan_broadcast(const Dims& a, const Dims& b) {
    BroadcastPlan plan{broadcast_dims(a, b), {}};
    int64_t step_a = 1, step_b = 1;
    for (int k = 0; k < plan.dims.count(); ++k) {
        const BroadcastLoop loop{plan.dims[k], a[k] == 1 ? 0 : step_a, b[k] == 1 ? 0 : step_b};
        step_a *= a[k];
        step_b *= b[k];
        if (loop.size == 1)
            continue;
        if (!plan.loops.empty()) {
            BroadcastLoop& last = plan.loops.back();
            if (loop.stride_a == last.size * last.stride_a && loop.stride_b == last.size * last.stride_b) {
                last.size *= loop.size;
                continue;
            }
        }
        plan.loops.push_back(loop);
    }
    if (plan.loops.empty())
        plan.loops.push_back({1, 0, 0});
    return plan;
}

void run_flat(int64_t n, Run run, const Side& a, const Side& b, Kernel kernel, void* out, size_t out_bytes) {
    if (!a.convert && !b.convert)
        return kernel(a.data, b.data, out, n, run);
    alignas(64) char piece_a[kPieceBytes];
    alignas(64) char piece_b[kPieceBytes];
    const void* at_a = a.data;
    const void* at_b = b.data;
    if (run == Run::LeftScalar && a.convert && n > 0) {
        a.convert(a.data, piece_a, 1);
        at_a = piece_a;
    }
    if (run == Run::RightScalar && b.convert && n > 0) {
        b.convert(b.data, piece_b, 1);
        at_b = piece_b;
    }
    for (int64_t i = 0; i < n; i += kPiece) {
        const int64_t count = std::min(kPiece, n - i);
        if (run != Run::LeftScalar) {
            at_a = advance(a.data, i, a.stored_bytes);
            if (a.convert) {
                a.convert(at_a, piece_a, count);
                at_a = piece_a;
            }
        }
        if (run != Run::RightScalar) {
            at_b = advance(b.data, i, b.stored_bytes);
            if (b.convert) {
                b.convert(at_b, piece_b, count);
                at_b = piece_b;
            }
        }
        kernel(at_a, at_b, static_cast<char*>(out) + i * static_cast<int64_t>(out_bytes), count, run);
    }
}

void run_broadcast(const BroadcastPlan& plan, const Side& a, const Side& b, Kernel kernel, void* out, size_t out_bytes) {
    if (plan.dims.is_empty())
        return;
    const BroadcastLoop inner = plan.loops.front();
    const Run run = inner.stride_a == 0 ? Run::LeftScalar : inner.stride_b == 0 ? Run::RightScalar : Run::Both;
    const size_t levels = plan.loops.size();
    std::vector<int64_t> counter(levels, 0);
    Side at_a = a, at_b = b;
    char* to = static_cast<char*>(out);
    int64_t offset_a = 0, offset_b = 0;
    for (;;) {
        at_a.data = advance(a.data, offset_a, a.stored_bytes);
        at_b.data = advance(b.data, offset_b, b.stored_bytes);
        run_flat(inner.size, run, at_a, at_b, kernel, to, out_bytes);
        to += inner.size * static_cast<int64_t>(out_bytes);
        size_t level = 1;
        for (; level < levels; ++level) {
            const BroadcastLoop& loop = plan.loops[level];
            offset_a += loop.stride_a;
            offset_b += loop.stride_b;
            if (++counter[level] < loop.size)
                break;
            offset_a -= loop.stride_a * loop.size;
            offset_b -= loop.stride_b * loop.size;
            counter[level] = 0;
        }
        if (level == levels)
            return;
    }
}

} // namespace etna::ops
