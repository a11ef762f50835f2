#include "engine/ops/kernels_integer.h"

namespace etna::ops {

Kernel signed_kernel(BinaryOp op, ClassId cls, IntegerMix mix) {
    switch (cls) {
    case ClassId::Int8:
        return pick_integer<int8_t>(op, mix);
    case ClassId::Int16:
        return pick_integer<int16_t>(op, mix);
    case ClassId::Int32:
        return pick_integer<int32_t>(op, mix);
    default:
        return pick_integer<int64_t>(op, mix);
    }
}

} // namespace etna::ops
