#pragma once

#include <optional>

#include "engine/accel/context.h"
#include "engine/accel/graph.h"
#include "engine/accel/telemetry.h"

namespace etna::accel {

/// Makes nodes: checks classes and sizes, and declines whatever the ordinary path should do (or complain about).
class Deferrer {
  public:
    Deferrer(Graph& graph, const ContextOptions& options, Telemetry& telemetry)
        : graph_(graph), options_(options), telemetry_(telemetry) {}

    bool elementwise(const KernelRow& row, std::span<const Value> args, Value& out);
    /// sum, prod, max, min, mean, any, all; `args` as in the call.
    bool reduction(std::string_view name, std::span<const Value> args, Value& out);
    /// Matrix products, of pages if `dims`, the result's, has more than two dimensions; all sizes have been checked.
    bool product(const ops::ProductForm& form, const Dims& dims, const Value& a, const Value& b, Value& out);

    /// An array that is computed from its indices; `requested`: it is a gpuArray. `dims` is not empty.
    Value source(const SourceSpec& spec, ClassId cls, const Dims& dims, bool requested);

  private:
    std::optional<GraphOperand> operand(const Value& value) const;
    bool stays_real(const GraphOperand& operand);
    bool large_enough(const Dims& dims, std::span<const GraphOperand> operands) const;
    Ref<Array> make(Ref<Node> node);
    Ref<Node> elementwise_node(const KernelRow& row, std::vector<GraphOperand> operands, ClassId cls, const Dims& dims);
    Ref<Node> reduce_node(ir::Reduction op, const Ref<Array>& array, ClassId cls, int begin, int end, const Dims& dims);

    Graph& graph_;
    const ContextOptions& options_;
    Telemetry& telemetry_;
};

} // namespace etna::accel
