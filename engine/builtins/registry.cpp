#include "engine/builtins/registry.h"

#include <algorithm>

#include "engine/ops/sparse/sparse.h"

namespace etna {

void Registry::add(const Builtin& builtin) {
    Builtin& row = builtins_.insert_or_assign(builtin.name, builtin).first->second;
    const auto found = sparse_.find(builtin.name);
    if (!row.sparse && found != sparse_.end())
        row.sparse = found->second;
}

void Registry::add_sparse(std::string_view name, BuiltinFunction function) {
    sparse_[name] = function;
    const auto found = builtins_.find(name);
    if (found != builtins_.end())
        found->second.sparse = function;
}

void Registry::add(std::span<const Builtin> builtins) {
    for (const Builtin& builtin : builtins)
        add(builtin);
}

const Builtin* Registry::find(std::string_view name) const {
    const auto found = builtins_.find(name);
    return found == builtins_.end() ? nullptr : &found->second;
}

std::vector<const Builtin*> Registry::all() const {
    std::vector<const Builtin*> out;
    out.reserve(builtins_.size());
    for (const auto& [name, builtin] : builtins_)
        out.push_back(&builtin);
    std::sort(out.begin(), out.end(), [](const Builtin* a, const Builtin* b) { return a->name < b->name; });
    return out;
}

void call_builtin(Call& call) {
    const Builtin& b = call.builtin;
    if (call.nargin() < b.min_inputs)
        raise(Err::NotEnoughInputs);
    const bool any_sparse = std::any_of(call.args.begin(), call.args.end(), [](const Value& v) { return v.is_sparse(); });
    if (any_sparse && b.sparse) // it may have more arguments and results than for full matrices: [L,U,P,Q,D] = lu(S)
        return b.sparse(call);
    if (b.max_inputs != kAnyNumber && call.nargin() > b.max_inputs)
        raise(Err::BuiltinTooManyInputs);
    if (b.max_outputs != kAnyNumber && call.nargout > b.max_outputs)
        raise(Err::BuiltinTooManyOutputs);
    if (any_sparse)
        for (Value& arg : call.args)
            arg = ops::sparse::full(arg);
    b.function(call);
}

} // namespace etna
