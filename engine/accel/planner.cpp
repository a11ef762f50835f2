#include "engine/accel/planner.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "engine/accel/expr.h"
#include "engine/accel/product.h"

namespace etna::accel {
namespace {

using ir::Expr;

/// The dimensions over which the root's group runs.
const Dims& space_of(const Node& root) {
    return root.kind == NodeKind::Reduce ? root.operands[0].array->dims() : root.dims;
}

/// A pending operand that can be computed inside a group over `space`.
bool is_fusable(const GraphOperand& operand, const Dims& space) {
    const Node* node = operand.pending();
    return node && !node->is_done() && node->kind == NodeKind::Elementwise && node->dims == space;
}

class Planner {
  public:
    explicit Planner(Node& root) : root_(root), space_(space_of(root)) {}

    Plan run() {
        collect(root_);
        collapse();
        ir::Builder builder(plan_.kernel);
        builder_ = &builder;
        emit_root();
        for (Node* node : order_)
            if (node != &root_ && seen_outside(*node))
                add_output(*node, values_.at(node).id, ir::Reduction::None);
        plan_.elements = space_.numel();
        plan_.nodes = static_cast<int>(order_.size());
        plan_.label = label();
        return std::move(plan_);
    }

  private:
    struct Leaf {
        Ref<Array> array;
        uint32_t varies = 0; ///< over the dimensions of the space, before collapsing
        bool range = false;
        uint32_t input = 0;
    };

    /// Depth first: operands come before what uses them.
    void collect(Node& node) {
        if (!visited_.insert(&node).second)
            return;
        for (const GraphOperand& operand : node.operands) {
            if (!operand.array)
                continue;
            ++uses_[operand.array.get()];
            if (is_fusable(operand, space_)) {
                array_of_[operand.pending()] = operand.array.get();
                collect(*operand.pending());
            } else if (leaves_.emplace(operand.array.get(), leaves_.size()).second) {
                leaf_list_.push_back(make_leaf(operand.array));
            }
        }
        order_.push_back(&node);
    }

    Leaf make_leaf(const Ref<Array>& array) const {
        Leaf leaf{array};
        for (int d = 0; d < space_.count(); ++d)
            if (array->dims()[d] != 1)
                leaf.varies |= 1u << d;
        leaf.range = array->storage().range() && !array->storage().on_host();
        return leaf;
    }

    /// 0: before the reduced dimensions, 1: reduced, 2: behind.
    int part_of(int d) const {
        if (root_.kind != NodeKind::Reduce)
            return 0;
        return d < root_.reduce_begin ? 0 : d < root_.reduce_end ? 1 : 2;
    }

    /// Joins neighbouring dimensions along which every operand moves alike: most kernels end up with one.
    void collapse() {
        ir::Kernel& kernel = plan_.kernel;
        int last_part = -1;
        std::vector<int> joined(static_cast<size_t>(space_.count()), -1); // dimension of the kernel for each of ours
        int previous = -1;
        for (int d = 0; d < space_.count(); ++d) {
            if (space_[d] == 1 && !(part_of(d) == 1 && d + 1 == root_.reduce_end && last_part != 1))
                continue;
            const bool joins = previous >= 0 && part_of(d) == last_part &&
                               std::all_of(leaf_list_.begin(), leaf_list_.end(), [&](const Leaf& leaf) {
                                   return (leaf.varies >> d & 1) == (leaf.varies >> previous & 1);
                               });
            if (joins) {
                plan_.sizes.back() *= space_[d];
            } else {
                plan_.sizes.push_back(space_[d]);
                if (part_of(d) == 1) {
                    if (!kernel.reduces())
                        kernel.reduce_begin = static_cast<int>(plan_.sizes.size()) - 1;
                    kernel.reduce_end = static_cast<int>(plan_.sizes.size());
                }
            }
            joined[static_cast<size_t>(d)] = static_cast<int>(plan_.sizes.size()) - 1;
            last_part = part_of(d);
            previous = d;
        }
        if (plan_.sizes.empty())
            plan_.sizes.push_back(1);
        kernel.rank = static_cast<int>(plan_.sizes.size());
        for (Leaf& leaf : leaf_list_) {
            uint32_t varies = 0;
            for (int d = 0; d < space_.count(); ++d)
                if ((leaf.varies >> d & 1) && joined[static_cast<size_t>(d)] >= 0)
                    varies |= 1u << joined[static_cast<size_t>(d)];
            leaf.varies = varies;
            if (leaf.range)
                continue;
            leaf.input = static_cast<uint32_t>(kernel.inputs.size());
            kernel.inputs.push_back({leaf.array->class_id(), varies});
            plan_.inputs.push_back(leaf.array);
        }
    }

    Expr parameter(double value) {
        const uint64_t bits = std::bit_cast<uint64_t>(value);
        if (const auto found = parameters_.find(bits); found != parameters_.end())
            return found->second;
        plan_.parameters.push_back(bits);
        return parameters_.emplace(bits, builder_->parameter(ir::Type::F64)).first->second;
    }

    /// The element of a range, computed as RangeSpec::at does.
    Expr range_value(const Leaf& leaf) {
        const RangeSpec& range = *leaf.array->storage().range();
        const double last_index = static_cast<double>(range.count - 1);
        const Expr i = builder_->index(leaf.varies), last = parameter(last_index);
        const Expr from_start = parameter(range.start) + i * parameter(range.step);
        const Expr from_end = parameter(range.last) - (last - i) * parameter(range.step);
        const Expr middle = parameter(range.count == 1 ? range.start : (range.start + range.last) / 2);
        return select(i + i < last, from_start, select(i + i == last, middle, from_end));
    }

    Expr operand_value(const GraphOperand& operand) {
        if (!operand.array)
            return parameter(operand.scalar);
        if (is_fusable(operand, space_))
            return values_.at(operand.pending());
        const Leaf& leaf = leaf_list_[leaves_.at(operand.array.get())];
        return leaf.range ? range_value(leaf) : builder_->load(leaf.input);
    }

    Expr node_value(const Node& node) {
        Expr in[2];
        OperandType types[2];
        for (size_t k = 0; k < node.operands.size(); ++k) {
            in[k] = operand_value(node.operands[k]);
            types[k] = node.operands[k].type;
        }
        const bool square =
            node.row->rule == KernelRule::Power && !node.operands[1].array && node.operands[1].scalar == 2;
        if (square) { // what pow does with 2, without the rest of pow
            in[0] = as_double(node.cls == ClassId::Single ? convert(as_double(in[0]), ir::Type::F32) : in[0]);
            return from_double(in[0] * in[0], node.cls);
        }
        return emit_kernel(*node.row, std::span(in, node.operands.size()), std::span(types, node.operands.size()),
                           node.cls);
    }

    void emit_root() {
        for (Node* node : order_) {
            if (node->kind == NodeKind::Reduce) {
                add_output(*node, as_double(operand_value(node->operands[0])).id, node->reduction);
                continue;
            }
            const size_t before = plan_.kernel.body.size();
            values_[node] = node_value(*node);
            if (plan_.kernel.body.size() == before && node->row->rule != KernelRule::Cast)
                ++plan_.shared;
            if (node == &root_)
                add_output(*node, values_.at(node).id, ir::Reduction::None);
        }
    }

    void add_output(Node& node, ir::ValueId value, ir::Reduction reduction) {
        plan_.kernel.outputs.push_back({value, node.cls, reduction});
        plan_.outputs.push_back(Ref<Node>(&node));
    }

    /// Somebody outside the group holds the node's array.
    bool seen_outside(const Node& node) const {
        const Array* array = array_of_.at(&node);
        return static_cast<int>(array->ref_count()) > uses_.at(array) || node.ref_count() > 1;
    }

    std::string label() const {
        std::string out;
        int listed = 0;
        for (const Node* node : order_) {
            if (++listed == 7) {
                out += fmt::format(", {} more", order_.size() - 6);
                break;
            }
            out += out.empty() ? "" : node->kind == NodeKind::Reduce ? " -> " : ", ";
            out += node->name();
        }
        return out;
    }

    Node& root_;
    const Dims space_;
    Plan plan_;
    ir::Builder* builder_ = nullptr;
    std::vector<Node*> order_;
    std::unordered_set<const Node*> visited_;
    std::unordered_map<const Array*, int> uses_;
    std::unordered_map<const Node*, const Array*> array_of_;
    std::unordered_map<const Array*, size_t> leaves_;
    std::vector<Leaf> leaf_list_;
    std::unordered_map<const Node*, Expr> values_;
    std::unordered_map<uint64_t, Expr> parameters_;
};

void find_cuts(const Node& node, const Dims& space, std::unordered_set<const Node*>& visited,
               std::vector<Ref<Array>>& cuts) {
    if (!visited.insert(&node).second)
        return;
    for (const GraphOperand& operand : node.operands) {
        if (is_fusable(operand, space))
            find_cuts(*operand.pending(), space, visited, cuts);
        else if (operand.pending())
            cuts.push_back(operand.array);
    }
}

} // namespace

std::vector<Ref<Array>> cuts_below(const Node& root) {
    std::vector<Ref<Array>> cuts;
    if (root.kind == NodeKind::Product) {
        for (const GraphOperand& operand : root.operands)
            if (operand.pending())
                cuts.push_back(operand.array);
        return cuts;
    }
    std::unordered_set<const Node*> visited;
    find_cuts(root, space_of(root), visited, cuts);
    return cuts;
}

Plan plan(Node& root) {
    return Planner(root).run();
}

std::string explain(Node& root) {
    std::string out;
    for (const Ref<Array>& cut : cuts_below(root)) {
        Node* node = static_cast<Node*>(cut->storage().node());
        if (node && !node->is_done())
            out += explain(*node);
    }
    if (root.kind == NodeKind::Product)
        return out + describe(root) + "\n";
    const Plan group = plan(root);
    out += fmt::format("group {}: {} elements, {} operations\n", group.label, group.elements, group.nodes);
    return out + group.kernel.text();
}

} // namespace etna::accel
