#include "engine/ops/kernels_integer.h"

namespace etna::ops {

Kernel unsigned_kernel(BinaryOp op, ClassId cls, IntegerMix mix) {
    switch (cls) {
    case ClassId::UInt8:
        return pick_integer<uint8_t>(op, mix);
    case ClassId::UInt16:
        return pick_integer<uint16_t>(op, mix);
    case ClassId::UInt32:
        return pick_integer<uint32_t>(op, mix);
    default:
        return pick_integer<uint64_t>(op, mix);
    }
}

} // namespace etna::ops
