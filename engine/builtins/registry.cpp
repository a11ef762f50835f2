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
    if (b.max_inputs != kAnyNumber && call.nargin() > b.max_inputs)
        raise(Err::BuiltinTooManyInputs);
    if (b.max_outputs != kAnyNumber && call.nargout > b.max_outputs)
        raise(Err::BuiltinTooManyOutputs);
    for (const Value& arg : call.args) {
        if (!arg.is_sparse())
            continue;
        if (b.sparse)
            return b.sparse(call);
        for (Value& other : call.args)
            other = ops::sparse::full(other);
        break;
    }
    b.function(call);
}

} // namespace etna
