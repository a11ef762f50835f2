#pragma once

#include "engine/value/value.h"

namespace etna::ops {

/// `a.'` and, with `conjugate`, `a'`: m-by-n becomes n-by-m; any class. Raises `TransposeND` beyond two dimensions.
/// `spare`, when not null, is `a` given away: vectors then only change their size.
Value transpose(const Value& a, bool conjugate, Value* spare = nullptr);

} // namespace etna::ops
