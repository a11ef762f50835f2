#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "engine/accel/kernel_table.h"
#include "engine/ops/matrix_product.h"
#include "engine/value/array.h"

namespace etna::accel {

class Graph;
class Node;

/// What a node computes from: an array (whose own storage may still be deferred) or a scalar that is a double exactly.
/// The reference keeps the array's bytes as they are: somebody who writes to it meanwhile gets a copy.
struct GraphOperand {
    Ref<Array> array;
    double scalar = 0;
    OperandType type;
    /// The pending node behind the array, or null.
    Node* pending() const;
};

enum class NodeKind : uint8_t { Elementwise, Reduce, Source, Product };

/// The elements of a Source node: computed from their index, so that nothing is stored or loaded for them.
struct SourceSpec {
    enum class Kind : uint8_t {
        Constant, ///< `a` everywhere
        Linspace, ///< `count` numbers from `a` to `b`, as linspace spaces them
        Uniform,  ///< draws `first`, `first` + 1, ... of the stream with this key, in (0, 1)
        Normal,   ///< standard normal numbers from the same draws
        Integers, ///< whole numbers from `a`, `b` of them, from the same draws
    };
    Kind kind = Kind::Constant;
    double a = 0, b = 0;
    int64_t count = 0;
    uint64_t key = 0, first = 0;
    bool threefry = false; ///< the generator: Threefry instead of Philox
};

/// One deferred operation, checked but not run. It lives as long as the arrays that wait for its result.
class Node final : public DeferredNode {
  public:
    Node(Graph& graph, NodeKind kind, ClassId cls, const Dims& dims);
    ~Node() override;

    void force(Storage& into) override;

    NodeKind kind;
    ClassId cls;                                   ///< of the result
    Dims dims;                                     ///< of the result
    const KernelRow* row = nullptr;                ///< Elementwise
    SourceSpec source;                             ///< Source
    ir::Reduction reduction = ir::Reduction::None; ///< Reduce: over dimensions [reduce_begin, reduce_end) of operand 0
    int reduce_begin = 0, reduce_end = 0;
    ops::ProductForm product; ///< Product: of operands 0 and 1, which lie behind each other `pages` times
    int64_t pages = 1;        ///< Product: dimensions beyond the second
    std::vector<GraphOperand> operands;
    uint64_t number = 0;       ///< nodes are numbered in the order of the program
    int depth = 1;             ///< pending nodes on the longest way down, itself included
    uint64_t leaf_bytes = 0;   ///< about the bytes of the arrays that it keeps alive
    std::array<const Array*, 4> leaves{}; ///< some of those that are counted there already
    bool not_negative = false; ///< every element is known to be >= 0 or NaN
    bool requested = false;    ///< the result is a gpuArray

    /// The planner's notes while it looks at a group with this node.
    struct Notes {
        const void* planner = nullptr;
        const Array* array = nullptr; ///< that waits for the node
        int uses = 0;                 ///< of that array in the group
        size_t place = 0;             ///< in the order of the program
    };
    mutable Notes notes;

    bool is_done() const { return done_; }
    /// Takes the result; the node forgets its operands.
    void finish(Storage result);
    /// The name of what it computes: `times`, `sum`.
    std::string_view name() const;
    size_t result_bytes() const;

  private:
    friend class Graph;
    Graph* graph_;
    Node* older_ = nullptr;
    Node* newer_ = nullptr;
    bool done_ = false;
    Storage result_;
};

/// All live nodes of one context, newest first.
class Graph {
  public:
    /// Runs the node (and what it needs) and calls `finish` on it.
    using Runner = std::function<void(Node&)>;
    explicit Graph(Runner runner) : runner_(std::move(runner)) {}
    /// Nodes that outlive the graph lose it; forcing one then computes on the host.
    ~Graph();
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    void run(Node& node) { runner_(node); }
    /// Runs every node that is not done, newest first, so that what only others need is fused away.
    void run_all();
    int live_nodes() const { return live_; }
    uint64_t dropped = 0; ///< nodes that went without having run

  private:
    friend class Node;
    Runner runner_;
    Node* newest_ = nullptr;
    int live_ = 0;
    uint64_t made_ = 0;
};

/// The array that stands for a node's result.
Ref<Array> array_of(Ref<Node> node);

} // namespace etna::accel
