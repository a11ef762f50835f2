#include "engine/accel/defer.h"

#include <algorithm>
#include <cmath>

#include "engine/accel/executor.h"
#include "engine/accel/parallel.h"

namespace etna::accel {
namespace {

/// Every element is >= 0 or NaN. A pending operand must be known to be so; one on the host is looked at, which costs
/// less than giving up fusion.
bool is_not_negative(const GraphOperand& operand) {
    if (!operand.array)
        return !(operand.scalar < 0);
    if (is_unsigned_integer(operand.type.cls) || operand.type.cls == ClassId::Logical ||
        operand.type.cls == ClassId::Char)
        return true;
    if (const Node* node = operand.pending())
        return node->not_negative;
    const Storage& storage = operand.array->storage();
    if (const RangeSpec* range = storage.range(); range && !storage.on_host())
        return range->start >= 0 && range->last >= 0;
    if (storage.on_device() && storage.device()->not_negative)
        return true;
    if (!storage.on_host())
        return false;
    return visit_class(operand.type.cls, [&](auto zero) {
        using T = decltype(zero);
        const T* elements = operand.array->template data<T>();
        std::atomic<bool> negative{false};
        parallel_for(0, operand.array->numel(), 65536, [&](int64_t begin, int64_t end) {
            for (int64_t at = begin; at < end && !negative.load(std::memory_order_relaxed); at += 4096) {
                bool some = false;
                for (int64_t i = at; i < std::min(end, at + 4096); ++i)
                    some |= elements[i] < T(0);
                if (some)
                    negative = true;
            }
        });
        return !negative;
    });
}

/// When a function's result is known not to be negative.
enum class SignRule : uint8_t { Never, Always, EvenPower, All, Any, First };

SignRule sign_rule(const KernelRow& row) {
    const std::string_view n = row.name;
    const auto is = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), n) != names.end();
    };
    if (is({"abs", "exp", "cosh", "sqrt", "hypot"}) || row.rule == KernelRule::Compare ||
        row.rule == KernelRule::Logical || row.rule == KernelRule::Predicate)
        return SignRule::Always;
    if (n == "power")
        return SignRule::EvenPower;
    if (is({"plus", "times", "rdivide", "min"}))
        return SignRule::All;
    if (n == "max")
        return SignRule::Any;
    if (row.rule == KernelRule::Cast || row.rule == KernelRule::Rounding ||
        is({"uplus", "sinh", "tanh", "atan", "asinh", "expm1", "log1p", "sign"}))
        return SignRule::First;
    return SignRule::Never;
}

/// What is known of the result's sign without looking at it.
bool result_not_negative(const KernelRow& row, std::span<const GraphOperand> in) {
    static const std::vector<SignRule> rules = [] {
        std::vector<SignRule> out;
        for (const KernelRow& r : kernel_rows())
            out.push_back(sign_rule(r));
        return out;
    }();
    const auto known = [](const GraphOperand& o) {
        if (!o.array)
            return !(o.scalar < 0);
        const Node* node = o.pending();
        const RangeSpec* range = o.array->storage().range();
        const Storage& storage = o.array->storage();
        return (node && node->not_negative) || (storage.on_device() && storage.device()->not_negative) ||
               is_unsigned_integer(o.type.cls) || o.type.cls == ClassId::Logical ||
               (range && range->start >= 0 && range->last >= 0);
    };
    switch (rules[static_cast<size_t>(&row - kernel_rows().data())]) {
    case SignRule::Always:
        return true;
    case SignRule::EvenPower:
        return (!in[1].array && std::fmod(in[1].scalar, 2) == 0) || (known(in[0]) && known(in[1]));
    case SignRule::All:
        return (row.name == "times" && in[0].array && in[0].array == in[1].array) || (known(in[0]) && known(in[1]));
    case SignRule::Any:
        return known(in[0]) || known(in[1]);
    case SignRule::First:
        return known(in[0]);
    default:
        return false;
    }
}

/// A vector of dimensions, as in sum(x, [2 3]), that follow one another.
bool neighbouring_dims(const Value& value, const Dims& dims, int& begin, int& end) {
    if (!value.is_heap() || !value.is_flat() || value.class_id() != ClassId::Double || value.is_complex() ||
        value.numel() < 2 || value.numel() > dims.count() || !value.dims().is_row())
        return false;
    const double* d = value.array().data<double>();
    for (int64_t k = 0; k < value.numel(); ++k)
        if (d[k] != d[0] + static_cast<double>(k))
            return false;
    if (!(d[0] >= 1) || d[0] != std::trunc(d[0]) || d[0] + static_cast<double>(value.numel()) - 1 > dims.count())
        return false;
    begin = static_cast<int>(d[0]) - 1;
    end = begin + static_cast<int>(value.numel());
    return true;
}

} // namespace

std::optional<GraphOperand> Deferrer::operand(const Value& value) const {
    if (!value.is_flat() || value.is_complex())
        return std::nullopt;
    const ClassId cls = value.class_id();
    if (cls == ClassId::Int64 || cls == ClassId::UInt64)
        return std::nullopt;
    if (value.is_inline())
        return GraphOperand{nullptr, value.to_double(), {cls, true}};
    Array& array = const_cast<Array&>(value.array());
    const bool scalar = array.numel() == 1;
    if (scalar && array.storage().on_host())
        return GraphOperand{nullptr, value.to_double(), {cls, true}};
    return GraphOperand{Ref<Array>(&array), 0, {cls, scalar}};
}

bool Deferrer::large_enough(const Dims& dims, std::span<const GraphOperand> operands) const {
    if (dims.count() > ir::kMaxRank || dims.numel() == 0)
        return false;
    if (dims.numel() >= options_.defer_min)
        return true;
    return std::any_of(operands.begin(), operands.end(), [](const GraphOperand& o) {
        const Node* node = o.pending();
        return (node && node->requested) || (o.array && o.array->storage().on_device());
    });
}

/// As is_not_negative; what lies on the device alone is looked at there.
bool Deferrer::stays_real(const GraphOperand& operand) {
    if (is_not_negative(operand))
        return true;
    if (!operand.array)
        return false;
    const Node* pending = operand.pending();
    const Storage& storage = operand.array->storage();
    const bool there = pending ? pending->requested : storage.on_device() && !storage.on_host();
    if (!there || operand.array->dims().count() > ir::kMaxRank)
        return false;
    settle(*operand.array);
    const Dims& dims = operand.array->dims();
    const Ref<Array> least =
        make(reduce_node(ir::Reduction::Min, operand.array, operand.type.cls, 0, dims.count(), Dims()));
    const bool known = !(Value(least).to_double() < 0);
    if (known && storage.on_device())
        storage.device()->not_negative = true;
    return known;
}

bool Deferrer::elementwise(const KernelRow& row, std::span<const Value> args, Value& out) {
    if (static_cast<int>(args.size()) != row.arity)
        return false;
    std::vector<GraphOperand> operands;
    OperandType types[2];
    for (const Value& arg : args) {
        std::optional<GraphOperand> o = operand(arg);
        if (!o)
            return false;
        types[operands.size()] = o->type;
        operands.push_back(std::move(*o));
    }
    const std::optional<ClassId> cls = result_class(row, std::span(types, operands.size()));
    if (!cls)
        return false;
    Dims dims = args[0].dims();
    if (args.size() == 2) {
        const Dims other = args[1].dims();
        const int count = std::max(dims.count(), other.count());
        for (int d = 0; d < count; ++d)
            if (dims[d] != other[d] && dims[d] != 1 && other[d] != 1)
                return false; // the ordinary path raises the error
        for (int d = 0; d < count; ++d)
            if (dims[d] == 1 && other[d] != 1)
                dims.set(d, other[d]);
    }
    if (!large_enough(dims, operands))
        return false;
    if (row.rule == KernelRule::FloatNotNegative && !stays_real(operands[0]))
        return false;
    if (row.rule == KernelRule::Power) {
        const bool whole = !operands[1].array && std::trunc(operands[1].scalar) == operands[1].scalar;
        if (!whole && !stays_real(operands[0]))
            return false;
    }
    check_array_size(dims, element_size(*cls));
    out = Value(make(elementwise_node(row, std::move(operands), *cls, dims)));
    return true;
}

Ref<Node> Deferrer::elementwise_node(const KernelRow& row, std::vector<GraphOperand> operands, ClassId cls,
                                     const Dims& dims) {
    Ref<Node> node = make_ref<Node>(graph_, NodeKind::Elementwise, cls, dims);
    node->row = &row;
    node->not_negative = result_not_negative(row, operands);
    node->operands = std::move(operands);
    return node;
}

Ref<Node> Deferrer::reduce_node(ir::Reduction op, const Ref<Array>& array, ClassId cls, int begin, int end,
                                const Dims& dims) {
    Ref<Node> node = make_ref<Node>(graph_, NodeKind::Reduce, cls, dims);
    node->reduction = op;
    node->reduce_begin = begin;
    node->reduce_end = end;
    node->operands.push_back({array, 0, {array->class_id(), false}});
    const Node* below = node->operands[0].pending(); // sums, products and extremes of such numbers are such numbers
    const Storage& storage = array->storage();
    node->not_negative = (below && below->not_negative) || is_unsigned_integer(array->class_id()) ||
                         array->class_id() == ClassId::Logical ||
                         (storage.on_device() && storage.device()->not_negative);
    return node;
}

Ref<Array> Deferrer::make(Ref<Node> node) {
    ++telemetry_.deferred_nodes;
    const auto measure = [&] {
        node->depth = 1;
        node->leaf_bytes = 0;
        node->leaves = {};
        for (const GraphOperand& o : node->operands) {
            const Node* below = o.array ? o.pending() : nullptr;
            if (!below || below->is_done())
                continue;
            node->depth = std::max(node->depth, below->depth + 1);
            node->requested = node->requested || below->requested;
            if (below->leaf_bytes > node->leaf_bytes) {
                node->leaf_bytes = below->leaf_bytes;
                node->leaves = below->leaves;
            }
        }
        for (const GraphOperand& o : node->operands) {
            if (!o.array || (o.pending() && !o.pending()->is_done()))
                continue;
            node->requested =
                node->requested || (o.array->storage().on_device() && o.array->storage().device()->requested);
            auto& leaves = node->leaves;
            if (std::find(leaves.begin(), leaves.end(), o.array.get()) != leaves.end())
                continue;
            node->leaf_bytes += o.array->storage().size_bytes();
            std::rotate(leaves.rbegin(), leaves.rbegin() + 1, leaves.rend());
            leaves[0] = o.array.get();
        }
    };
    measure();
    // An expression that grows without bound (a loop) is computed piece by piece; so is one that holds on to too much.
    constexpr uint64_t kMaxLeafBytes = uint64_t{2} << 30;
    if (node->depth > options_.max_pending || node->leaf_bytes > kMaxLeafBytes) {
        for (const GraphOperand& o : node->operands)
            if (o.pending())
                settle(*o.array);
        measure();
    }
    return array_of(std::move(node));
}

Value Deferrer::source(const SourceSpec& spec, ClassId cls, const Dims& dims, bool requested) {
    check_array_size(dims, element_size(cls));
    const bool flat = dims.count() > ir::kMaxRank; // more dimensions than a kernel knows: computed at once, as a column
    Ref<Node> node = make_ref<Node>(graph_, NodeKind::Source, cls, flat ? Dims(dims.numel(), 1) : dims);
    node->source = spec;
    node->requested = requested;
    node->not_negative = spec.kind == SourceSpec::Kind::Uniform || (spec.kind != SourceSpec::Kind::Normal &&
                                                                    spec.a >= 0 && spec.b >= 0);
    Ref<Array> out = make(std::move(node));
    if (!flat)
        return Value(std::move(out));
    settle(*out);
    return Value(make_ref<Array>(cls, Complexity::Real, dims, out->storage().copy()));
}

bool Deferrer::reduction(std::string_view name, std::span<const Value> args, Value& out) {
    if (args.empty() || args.size() > 2)
        return false;
    const std::optional<GraphOperand> in = operand(args[0]);
    if (!in || !in->array)
        return false;
    const bool extreme = name == "max" || name == "min", truth = name == "any" || name == "all";
    if (!extreme && !truth && name != "sum" && name != "prod" && name != "mean")
        return false;
    const ClassId cls = in->type.cls;
    if (extreme ? !is_numeric(cls) : truth ? !(cls == ClassId::Logical || is_float(cls)) : cls == ClassId::Char)
        return false;
    const Dims& dims = in->array->dims();
    if (!large_enough(dims, std::span(&*in, 1)))
        return false;
    int begin = dims.first_non_singleton(), end = begin + 1;
    if (args.size() == 2) {
        if (extreme && !args[1].is_empty()) // max(x, y)
            return elementwise(*find_kernel(name), args, out);
        if (extreme)
            return false;
        if (args[1].is_text() && args[1].to_text() == "all") {
            begin = 0;
            end = dims.count();
        } else if (args[1].tag() == Value::Tag::Double && args[1].get_double() >= 1 &&
                   args[1].get_double() <= dims.count() && std::trunc(args[1].get_double()) == args[1].get_double()) {
            begin = static_cast<int>(args[1].get_double()) - 1;
            end = begin + 1;
        } else if (!neighbouring_dims(args[1], dims, begin, end)) {
            return false;
        }
    }
    Dims result = dims;
    int64_t count = 1;
    for (int d = begin; d < end; ++d)
        count *= dims[d];
    std::vector<int64_t> sizes(dims.sizes().begin(), dims.sizes().end());
    std::fill(sizes.begin() + begin, sizes.begin() + end, 1);
    result = Dims(std::span<const int64_t>(sizes));
    const ClassId float_class = cls == ClassId::Single ? ClassId::Single : ClassId::Double;
    if (extreme) {
        out = Value(make(
            reduce_node(name == "max" ? ir::Reduction::Max : ir::Reduction::Min, in->array, cls, begin, end, result)));
    } else if (truth) {
        // NaN counts as true for all, and does not count for any.
        Ref<Array> flags = in->array;
        if (cls != ClassId::Logical) {
            const GraphOperand zero{nullptr, 0, {ClassId::Double, true}};
            const auto flag = [&](const char* kernel, GraphOperand of) {
                return make(elementwise_node(*find_kernel(kernel), {std::move(of), zero}, ClassId::Logical, dims));
            };
            flags = name == "all" ? flag("ne", *in)
                                  : flag("gt", {make(elementwise_node(*find_kernel("abs"), {*in}, cls, dims)), 0, in->type});
        }
        out = Value(make(reduce_node(name == "any" ? ir::Reduction::Max : ir::Reduction::Min, flags, ClassId::Logical,
                                     begin, end, result)));
    } else if (name == "mean") {
        Ref<Array> sum = make(reduce_node(ir::Reduction::Sum, in->array, ClassId::Double, begin, end, result));
        Ref<Array> mean =
            make(elementwise_node(*find_kernel("rdivide"),
                                  {GraphOperand{sum, 0, {ClassId::Double, result.is_scalar()}},
                                   GraphOperand{nullptr, static_cast<double>(count), {ClassId::Double, true}}},
                                  ClassId::Double, result));
        if (float_class == ClassId::Single)
            mean = make(elementwise_node(*find_kernel("single"),
                                         {GraphOperand{mean, 0, {ClassId::Double, result.is_scalar()}}},
                                         ClassId::Single, result));
        out = Value(std::move(mean));
    } else {
        out = Value(make(reduce_node(name == "sum" ? ir::Reduction::Sum : ir::Reduction::Prod, in->array, float_class,
                                     begin, end, result)));
    }
    return true;
}

} // namespace etna::accel
