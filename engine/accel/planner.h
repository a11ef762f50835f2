#pragma once

#include <string>
#include <vector>

#include "engine/accel/graph.h"

namespace etna::accel {

/// A fused group: one kernel for a node and everything pending below it that runs over the same elements.
struct Plan {
    ir::Kernel kernel;
    std::vector<int64_t> sizes;       ///< kernel.rank sizes
    std::vector<uint64_t> parameters; ///< bits, in the types of kernel.parameters
    std::vector<Ref<Array>> inputs;   ///< in the order of kernel.inputs; none is pending
    std::vector<Ref<Node>> outputs;   ///< in the order of kernel.outputs; the first is the root
    std::string label;                ///< `sin, times, exp -> sum`
    int nodes = 0;                    ///< fused into it
    int shared = 0;                   ///< of them, computed once for several
    int rolled = 0;                   ///< of them, iterations of a loop that the kernel repeats
    int64_t elements = 0;             ///< of the iteration space
};

/// Arrays that must be computed before the root's group can run: pending operands that it cannot swallow, because they
/// are reductions or have another size (a broadcast operand would be computed again for each of its uses). A caller
/// settles each before it calls `plan`; empty when there is nothing to do.
std::vector<Ref<Array>> cuts_below(const Node& root);

/// Cuts the group at the root. `cuts_below(root)` must be empty. Nodes inside whose arrays somebody else holds become
/// outputs too, equal subexpressions are computed once, a reduction takes its producers with it, and what a loop of the
/// program has repeated becomes a loop of the kernel (loop_roll.h).
/// If the group has more than `max_nodes` nodes, repeated ones counted once, and `first` is given, nothing is planned, and
/// `first` becomes a node inside it that must be computed before.
Plan plan(Node& root, int max_nodes = 0, Ref<Node>* first = nullptr);

/// The plan of a pending node and of all that must run before it, as text: groups, kernels, sizes.
std::string explain(Node& root);

} // namespace etna::accel
