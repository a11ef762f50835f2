#pragma once

#include "engine/accel/graph.h"
#include "engine/accel/policy.h"
#include "engine/ops/matrix_product.h"

/// Matrix products in the deferred graph. A product is a node of its own kind: what lies below it is computed first,
/// and the group that uses it either reads its result or becomes its epilogue.
namespace etna::accel {

/// Floating-point operations for each element of `ContextOptions::defer_min`: smaller products run at once, because the
/// graph would cost more than it could save.
constexpr double kDeferFlops = 128;

/// Seconds on a provider. `transfers`: operands that are not on the device go up, the result comes down.
double estimate_s(const ProductShape& shape, const GroupCost& cost, const Calibration& model, bool transfers);

/// What the operands weigh for the policy.
GroupCost cost_of(const Node& product, const Provider* device);

/// The shape that a provider computes for a product node.
ProductShape shape_of(const Node& product);

/// The pending product below an elementwise root that the root's group can take as its epilogue: of the same size, used
/// once, seen by nobody else. `below` is one of `cuts_below(root)`.
Node* epilogue_candidate(const Node& root, const Ref<Array>& below);

/// `mtimes 1024x1024x8 (A'*B)`
std::string describe(const Node& product);

} // namespace etna::accel
