#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/accel/graph.h"

namespace etna::accel {

/// A stretch of a group's nodes, in program order, that repeats: what a loop of the program has left behind. Iteration k
/// is the nodes [start + k * period, start + (k + 1) * period). The first one is peeled: iterations from 1 on do the
/// same operations on operands that
///   - come from the same place in their own iteration,
///   - come from the same place in the iteration before (they are carried),
///   - are the same node from before the loop, the same array, or a scalar, which may change from one to the next;
/// and random numbers follow on at even distances.
struct Roll {
    size_t start = 0, period = 0, count = 0;
    std::vector<bool> carried; ///< by position: used by the next iteration, behind the loop or outside the group

    size_t end() const { return start + period * count; }
};

/// The longest one of at least kMinIterations, or nothing. `order`: the group in program order, as the nodes' notes say.
/// `inside`: the operand is one of them. `seen_outside`: somebody outside the group holds the node's array.
std::optional<Roll> find_roll(std::span<Node* const> order, const std::function<bool(const GraphOperand&)>& inside,
                              const std::function<bool(const Node&)>& seen_outside);

constexpr size_t kMinIterations = 4;

} // namespace etna::accel
