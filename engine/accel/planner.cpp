#include "engine/accel/planner.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/accel/fn_random.h"
#include "engine/accel/fn_single.h"
#include "engine/accel/loop_roll.h"
#include "engine/accel/product.h"

namespace etna::accel {
namespace {

using ir::Expr;

/// The dimensions over which the root's group runs.
const Dims& space_of(const Node& root) {
    return root.kind == NodeKind::Reduce ? root.operands[0].array->dims() : root.dims;
}

/// Smaller groups are not worth a loop.
constexpr size_t kRollFrom = 40;

/// A pending operand that can be computed inside a group over `space`.
bool is_fusable(const GraphOperand& operand, const Dims& space) {
    const Node* node = operand.pending();
    return node && !node->is_done() &&
           (node->kind == NodeKind::Elementwise || node->kind == NodeKind::Source) && node->dims == space;
}

class Planner {
  public:
    explicit Planner(Node& root) : root_(root), space_(space_of(root)) {}

    /// Too large a group: nothing, and `first` is the node to compute before.
    Plan run(int max_nodes, Ref<Node>* first) {
        collect();
        if (first && root_.kind == NodeKind::Reduce && order_.size() >= kRollFrom) {
            // So much work an element wants an invocation for each; folding them afterwards costs little beside it.
            *first = Ref<Node>(root_.operands[0].pending());
            return {};
        }
        roll();
        if (first && order_.size() - (roll_ ? roll_->period * (roll_->count - 2) : 0) > static_cast<size_t>(max_nodes)) {
            // The deepest of the oldest ones: it takes most of them along.
            const std::span<Node*> oldest(order_.data(), static_cast<size_t>(max_nodes));
            *first = Ref<Node>(*std::max_element(oldest.begin(), oldest.end(),
                                                 [](const Node* a, const Node* b) { return a->depth < b->depth; }));
            return {};
        }
        find_leaves();
        collapse();
        ir::Builder builder(plan_.kernel);
        builder_ = &builder;
        const size_t loop = roll_ ? roll_->start + roll_->period : order_.size();
        emit(0, loop);
        if (roll_) {
            emit_loop();
            emit(roll_->end(), order_.size());
        }
        for (size_t i = 0; i < order_.size(); ++i)
            if (order_[i] != &root_ && !inside_loop(i) && seen_outside(*order_[i]))
                add_output(*order_[i], values_.at(order_[i]).id, ir::Reduction::None);
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

    /// The group's nodes in the order of the program: operands come before what uses them.
    void collect() {
        std::vector<Node*> waiting{&root_};
        root_.notes = {this};
        while (!waiting.empty()) {
            Node* node = waiting.back();
            waiting.pop_back();
            order_.push_back(node);
            for (const GraphOperand& operand : node->operands) {
                if (!operand.array || !is_fusable(operand, space_))
                    continue;
                Node* below = operand.pending();
                if (below->notes.planner != this) {
                    below->notes = {this};
                    waiting.push_back(below);
                }
                below->notes.array = operand.array.get();
                ++below->notes.uses;
            }
        }
        std::sort(order_.begin(), order_.end(), [](const Node* a, const Node* b) { return a->number < b->number; });
        for (size_t i = 0; i < order_.size(); ++i)
            order_[i]->notes.place = i;
    }

    void roll() {
        if (order_.size() < kRollFrom)
            return;
        roll_ = find_roll(
            order_, [this](const GraphOperand& o) { return is_fusable(o, space_); },
            [this](const Node& node) { return &node != &root_ && seen_outside(node); });
        if (roll_ && roll_->end() == order_.size())
            roll_->carried.back() = true; // the root itself
        if (roll_)
            plan_.rolled = static_cast<int>(roll_->count);
    }

    /// A node of an iteration that the kernel's loop stands for; the last iteration's results are there behind it.
    bool inside_loop(size_t i) const {
        if (!roll_ || i < roll_->start + roll_->period || i >= roll_->end())
            return false;
        const size_t last = roll_->end() - roll_->period;
        return i < last || !roll_->carried[i - last];
    }

    void find_leaves() {
        for (size_t i = 0; i < order_.size(); ++i) {
            if (roll_ && i >= roll_->start + 2 * roll_->period && i < roll_->end())
                continue; // the same as in the first iteration of the loop
            for (const GraphOperand& operand : order_[i]->operands)
                if (operand.array && !is_fusable(operand, space_) &&
                    leaves_.emplace(operand.array.get(), leaves_.size()).second)
                    leaf_list_.push_back(make_leaf(operand.array));
        }
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

    Expr parameter(double value) { return parameter(ir::Type::F64, std::bit_cast<uint64_t>(value)); }

    /// The run-time scalar with these bits: one of each, so that equal expressions are shared.
    Expr parameter(ir::Type type, uint64_t bits) {
        const auto [found, is_new] = parameters_.try_emplace({type, bits}, plan_.parameters.size());
        if (!is_new)
            return builder_->emit(ir::Op::Parameter, type, {}, {}, {}, found->second);
        plan_.parameters.push_back(bits);
        return builder_->parameter(type);
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

    /// As the builtin `linspace` computes its elements.
    Expr linspace_value(const SourceSpec& s) {
        const Expr i = builder_->index(ir::kAllDims);
        const Expr first = parameter(s.a), last = parameter(s.b);
        const double intervals = static_cast<double>(s.count - 1);
        Expr value = first + i * parameter(s.b - s.a) / parameter(intervals);
        if (s.count > 2 && s.a == -s.b)
            value = select(i + i == parameter(intervals), 0.0, value);
        return select(i == parameter(intervals), last, value);
    }

    Expr source_value(const Node& node) {
        const SourceSpec& s = node.source;
        if (s.kind == SourceSpec::Kind::Constant)
            return from_double(parameter(s.a), node.cls);
        if (s.kind == SourceSpec::Kind::Linspace)
            return from_double(linspace_value(s), node.cls);
        const Expr i = builder_->index(ir::kAllDims, ir::Type::U64);
        const Expr key = parameter(ir::Type::U64, s.key);
        // Arrays begin with a block of Philox.
        const bool words = node.cls == ClassId::Single && !s.threefry;
        const uint64_t per_block = s.threefry ? 1 : 2;
        Expr number = (s.threefry ? i : i >> uint64_t{words ? 2u : 1u}) + parameter(ir::Type::U64, s.first / per_block);
        if (iteration_.builder) { // `node` stands for the loop's first iteration
            const uint64_t distance = (later(node).source.first - s.first) / per_block;
            number = number + mul_low32(convert(iteration_, ir::Type::U64), parameter(ir::Type::U64, distance));
        }
        fn::Draw<Expr> draw{};
        if (s.threefry) {
            draw = fn::threefry_draw(number, key);
        } else {
            const fn::Words<Expr> block = fn::philox_block(number, low_word(key), high_word(key));
            draw.high = words ? fn::block_word(block, i) : Expr{};
            if (!words)
                draw = fn::block_draw(block, (i & uint64_t{1}) == uint64_t{1});
        }
        if (s.kind == SourceSpec::Kind::Uniform)
            return node.cls == ClassId::Single ? fn::uniform_single(draw.high) : fn::uniform_double(draw);
        if (s.kind == SourceSpec::Kind::Integers)
            return from_double(floor(fn::uniform_double(draw) * parameter(s.b)) + parameter(s.a), node.cls);
        if (node.cls == ClassId::Double)
            return fn::normal_quantile(fn::uniform_double(draw));
        const bool before = builder_->set_flush_proof(true);
        const Expr normal = fn::single::normal(draw.high);
        builder_->set_flush_proof(before);
        return normal;
    }

    /// The node of the loop's second iteration that corresponds to one of its first.
    const Node& later(const Node& node, size_t iterations = 1) const {
        return *order_[node.notes.place + iterations * roll_->period];
    }

    /// A scalar that changes from one iteration to the next comes from a table.
    std::optional<Expr> changing_scalar(const Node& node, size_t k) {
        std::vector<double> values;
        bool changes = false;
        for (size_t j = 0; j + 1 < roll_->count; ++j) {
            values.push_back(later(node, j).operands[k].scalar);
            changes = changes || std::bit_cast<uint64_t>(values[j]) != std::bit_cast<uint64_t>(values[0]);
        }
        if (!changes)
            return std::nullopt;
        const auto input = static_cast<uint32_t>(plan_.kernel.inputs.size());
        plan_.kernel.inputs.push_back({ClassId::Double, 0, true});
        plan_.inputs.push_back(Array::of<double>(Dims(static_cast<int64_t>(values.size()), 1), values.data()));
        return builder_->gather(input, iteration_);
    }

    Expr operand_value(const Node& node, size_t k) {
        const GraphOperand& operand = node.operands[k];
        if (!operand.array) {
            if (iteration_.builder)
                if (const std::optional<Expr> changing = changing_scalar(node, k))
                    return *changing;
            return parameter(operand.scalar);
        }
        if (is_fusable(operand, space_))
            return values_.at(operand.pending());
        const Leaf& leaf = leaf_list_[leaves_.at(operand.array.get())];
        return leaf.range ? range_value(leaf) : builder_->load(leaf.input);
    }

    Expr node_value(const Node& node) {
        Expr in[2];
        OperandType types[2];
        for (size_t k = 0; k < node.operands.size(); ++k) {
            in[k] = operand_value(node, k);
            types[k] = node.operands[k].type;
        }
        const bool square =
            node.row->rule == KernelRule::Power && !node.operands[1].array && node.operands[1].scalar == 2;
        if (square) { // what pow does with 2, without the rest of pow
            in[0] = node.cls == ClassId::Single ? convert(in[0], ir::Type::F32) : as_double(in[0]);
            return from_double(in[0] * in[0], node.cls);
        }
        if (!iteration_.builder && node.row == divide_row() && !node.operands[1].array &&
            has_exact_reciprocal(node.operands[1].scalar, node.cls)) {
            in[1] = parameter(1 / node.operands[1].scalar);
            return emit_kernel(*times_row(), in, types, node.cls);
        }
        return emit_kernel(*node.row, std::span(in, node.operands.size()), std::span(types, node.operands.size()),
                           node.cls);
    }

    static const KernelRow* divide_row() {
        static const KernelRow* const row = find_kernel("rdivide");
        return row;
    }
    static const KernelRow* times_row() {
        static const KernelRow* const row = find_kernel("times");
        return row;
    }
    /// A power of two whose reciprocal is a normal number of the class that computes: dividing by one and multiplying by
    /// the other round alike.
    static bool has_exact_reciprocal(double x, ClassId cls) {
        int exponent = 0;
        const int most = cls == ClassId::Single ? 125 : 1021;
        return std::fabs(std::frexp(x, &exponent)) == 0.5 && std::abs(exponent - 1) <= most;
    }

    void emit(size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) {
            Node* node = order_[i];
            if (node->kind == NodeKind::Reduce) {
                add_output(*node, as_double(operand_value(*node, 0)).id, node->reduction);
                continue;
            }
            const size_t before = plan_.kernel.body.size();
            values_[node] = node->kind == NodeKind::Source ? source_value(*node) : node_value(*node);
            if (plan_.kernel.body.size() == before && node->row && node->row->rule != KernelRule::Cast)
                ++plan_.shared;
            if (node == &root_)
                add_output(*node, values_.at(node).id, ir::Reduction::None);
        }
    }

    /// Iterations from 1 on: those of the peeled one are there. Its values are what the carries begin with.
    void emit_loop() {
        const Roll& roll = *roll_;
        const Expr count = parameter(ir::Type::U32, roll.count - 1);
        const size_t loop_at = plan_.kernel.body.size();
        iteration_ = builder_->begin_loop(count);
        std::map<size_t, Expr> carries;
        for (size_t q = 0; q < roll.period; ++q)
            if (roll.carried[q]) {
                const Node* peeled = order_[roll.start + q];
                carries.emplace(q, builder_->carry(values_.at(peeled)));
            }
        std::map<size_t, Expr> peeled_values;
        for (const auto& [q, carry] : carries)
            peeled_values.emplace(q, std::exchange(values_.at(order_[roll.start + q]), carry));
        const size_t body = roll.start + roll.period;
        for (size_t q = 0; q < roll.period; ++q) {
            Node* node = order_[body + q];
            values_[node] = node->kind == NodeKind::Source ? source_value(*node) : node_value(*node);
        }
        for (const auto& [q, carry] : carries) {
            Expr next = values_.at(order_[body + q]);
            if (next.id < loop_at || plan_.kernel.body[next.id].op == ir::Op::Carry)
                next = copied(next);
            builder_->set_next(carry, next);
        }
        builder_->end_loop();
        iteration_ = {};
        for (const auto& [q, value] : peeled_values)
            values_.at(order_[roll.start + q]) = value;
        const size_t last = roll.end() - roll.period;
        for (const auto& [q, carry] : carries) {
            values_[order_[last + q]] = carry;
            if (order_[last + q] == &root_)
                add_output(root_, carry.id, ir::Reduction::None);
        }
    }

    /// The same value as a new instruction.
    Expr copied(Expr x) const {
        switch (x.type()) {
        case ir::Type::F64:
            return from_bits(bits(x));
        case ir::Type::F32:
            return bitcast(bitcast(x, ir::Type::U32), ir::Type::F32);
        default:
            return x & x;
        }
    }

    void add_output(Node& node, ir::ValueId value, ir::Reduction reduction) {
        plan_.kernel.outputs.push_back({value, node.cls, reduction});
        plan_.outputs.push_back(Ref<Node>(&node));
    }

    /// Somebody outside the group holds the node's array.
    static bool seen_outside(const Node& node) {
        return static_cast<int>(node.notes.array->ref_count()) > node.notes.uses || node.ref_count() > 1;
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
        if (roll_)
            out += fmt::format(" (loop of {})", roll_->count);
        return out;
    }

    Node& root_;
    const Dims space_;
    Plan plan_;
    ir::Builder* builder_ = nullptr;
    std::optional<Roll> roll_;
    Expr iteration_;           ///< while the loop's body is emitted: the number of the iteration
    std::vector<Node*> order_;
    std::unordered_map<const Array*, size_t> leaves_;
    std::vector<Leaf> leaf_list_;
    std::unordered_map<const Node*, Expr> values_;
    std::map<std::pair<ir::Type, uint64_t>, size_t> parameters_;
};

} // namespace

std::vector<Ref<Array>> cuts_below(const Node& root) {
    const Dims space = space_of(root);
    std::vector<Ref<Array>> cuts;
    if (root.kind == NodeKind::Product) {
        for (const GraphOperand& operand : root.operands)
            if (operand.pending())
                cuts.push_back(operand.array);
        return cuts;
    }
    std::vector<const Node*> waiting{&root};
    root.notes = {&cuts};
    while (!waiting.empty()) {
        const Node* node = waiting.back();
        waiting.pop_back();
        for (const GraphOperand& operand : node->operands) {
            if (is_fusable(operand, space)) {
                if (operand.pending()->notes.planner == &cuts)
                    continue;
                operand.pending()->notes = {&cuts};
                waiting.push_back(operand.pending());
            } else if (operand.pending()) {
                cuts.push_back(operand.array);
            }
        }
    }
    return cuts;
}

Plan plan(Node& root, int max_nodes, Ref<Node>* first) {
    return Planner(root).run(max_nodes, first);
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
