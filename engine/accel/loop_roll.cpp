#include "engine/accel/loop_roll.h"

#include <bit>

namespace etna::accel {
namespace {

constexpr size_t kMaxPeriod = 128;

uint64_t mix(uint64_t h, uint64_t value) {
    h ^= value + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
    h *= 0xff51afd7ed558ccdu;
    return h ^ (h >> 32);
}

class Finder {
  public:
    Finder(std::span<Node* const> order, const std::function<bool(const GraphOperand&)>& inside,
           const std::function<bool(const Node&)>& seen_outside)
        : order_(order), inside_(inside), seen_outside_(seen_outside) {
        kinds_.reserve(order.size());
        for (const Node* node : order)
            kinds_.push_back(kind_of(*node));
    }

    std::optional<Roll> run() const {
        std::optional<Roll> best;
        size_t covered = 0;
        const size_t n = order_.size();
        // A multiple of the period repeats as well, so the first one that covers most is the one.
        for (size_t period = 1; period <= kMaxPeriod && period * kMinIterations <= n && 2 * covered < n; ++period)
            for (size_t at = 0; at + period < n;) {
                size_t length = 0;
                while (at + length + period < n && kinds_[at + length] == kinds_[at + length + period])
                    ++length;
                if ((length + period) / period >= kMinIterations && length + period > covered)
                    if (std::optional<Roll> roll = align(at, at + length + period, period)) {
                        covered = roll->period * roll->count;
                        best = std::move(roll);
                    }
                at += length + 1;
            }
        return best;
    }

  private:
    /// Everything about a node but which nodes and scalars its operands are.
    uint64_t kind_of(const Node& node) const {
        uint64_t h = mix(static_cast<uint64_t>(node.kind), static_cast<uint64_t>(node.cls));
        h = mix(h, std::bit_cast<uintptr_t>(node.row));
        if (node.kind == NodeKind::Source) {
            const SourceSpec& s = node.source;
            h = mix(mix(h, static_cast<uint64_t>(s.kind)), static_cast<uint64_t>(s.count));
            h = mix(mix(mix(h, std::bit_cast<uint64_t>(s.a)), std::bit_cast<uint64_t>(s.b)), s.key * 2 + s.threefry);
        }
        for (const GraphOperand& o : node.operands)
            h = mix(h, !o.array ? 1 : inside_(o) ? 2 : std::bit_cast<uintptr_t>(o.array.get()));
        return mix(h, node.operands.size());
    }

    /// Where the iterations begin inside [from, to) is not known: tries each place.
    std::optional<Roll> align(size_t from, size_t to, size_t period) const {
        for (size_t start = from; start < from + period && start + kMinIterations * period <= to; ++start)
            if (std::optional<Roll> roll = check({start, period, (to - start) / period, {}}))
                return roll;
        return std::nullopt;
    }

    std::optional<Roll> check(Roll roll) const {
        roll.carried.assign(roll.period, false);
        for (size_t q = 0; q < roll.period; ++q) {
            const Node& first = node(roll, 1, q);
            if (first.kind == NodeKind::Reduce)
                return std::nullopt;
            for (size_t k = 0; k < first.operands.size(); ++k)
                if (first.operands[k].array && inside_(first.operands[k]) && !check_operand(roll, q, k))
                    return std::nullopt;
            if (first.kind == NodeKind::Source && !check_draws(roll, q))
                return std::nullopt;
            for (size_t j = 1; j + 1 < roll.count; ++j)
                if (seen_outside_(node(roll, j, q)))
                    return std::nullopt;
            if (seen_outside_(node(roll, roll.count - 1, q)))
                roll.carried[q] = true;
        }
        const size_t last = roll.end() - roll.period;
        for (size_t i = roll.end(); i < order_.size(); ++i)
            for (const GraphOperand& o : order_[i]->operands) {
                if (!o.array || !inside_(o))
                    continue;
                const size_t from = o.pending()->notes.place;
                if (from >= roll.start + roll.period && from < last)
                    return std::nullopt; // from the middle of the loop
                if (from >= last && from < roll.end())
                    roll.carried[from - last] = true;
            }
        return roll;
    }

    const Node& node(const Roll& roll, size_t iteration, size_t position) const {
        return *order_[roll.start + iteration * roll.period + position];
    }

    bool check_operand(Roll& roll, size_t q, size_t k) const {
        const auto from = [&](size_t iteration) { return node(roll, iteration, q).operands[k].pending()->notes.place; };
        const auto begin = [&](size_t iteration) { return roll.start + iteration * roll.period; };
        const size_t first = from(1), second = from(2);
        if (first == second) { // from before the loop
            for (size_t j = 3; j < roll.count; ++j)
                if (from(j) != first)
                    return false;
            return first < begin(0);
        }
        for (size_t j = 2; j < roll.count; ++j)
            if (from(j) != first + (j - 1) * roll.period)
                return false;
        if (first >= begin(1))
            return true;
        if (first < begin(0))
            return false; // further back than one iteration
        roll.carried[first - begin(0)] = true;
        return true;
    }

    bool check_draws(const Roll& roll, size_t q) const {
        const uint64_t first = node(roll, 1, q).source.first;
        const uint64_t distance = node(roll, 2, q).source.first - first;
        for (size_t j = 2; j < roll.count; ++j)
            if (node(roll, j, q).source.first != first + (j - 1) * distance)
                return false;
        return distance <= 0xffffffffu;
    }

    std::span<Node* const> order_;
    const std::function<bool(const GraphOperand&)>& inside_;
    const std::function<bool(const Node&)>& seen_outside_;
    std::vector<uint64_t> kinds_;
};

} // namespace

std::optional<Roll> find_roll(std::span<Node* const> order, const std::function<bool(const GraphOperand&)>& inside,
                              const std::function<bool(const Node&)>& seen_outside) {
    if (order.size() < 2 * kMinIterations)
        return std::nullopt;
    return Finder(order, inside, seen_outside).run();
}

} // namespace etna::accel
