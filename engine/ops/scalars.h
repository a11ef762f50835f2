#pragma once

#include <cmath>

#include "engine/ops/operators.h"

/// Operators on two inline scalars, for callers that run one at a time. What they give is what `binary` gives.
namespace etna::ops {

/// Real scalars of any flat classes. False: `binary` must do it, for it has an error, a complex result or a power.
bool scalar_binary(BinaryOp op, const Value& a, const Value& b, Value& out);

/// A complex double scalar with a complex or real double scalar: `+`, `-`, `*`, `.*`, `==`, `~=`. False as above.
bool complex_scalar_binary(BinaryOp op, const Value& a, const Value& b, Value& out);

/// An inline scalar of any class as a double. 64-bit integers lose digits.
double scalar_as_double(const Value& x);

} // namespace etna::ops
