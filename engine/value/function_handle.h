#pragma once

#include <string>

#include "engine/value/containers.h"

namespace etna {

/// A function handle. `@name` binds by name (`target` is filled in by the VM when it can be resolved at once: local and
/// nested functions); `@(x) ...` carries its compiled body in `target`, the values it captured, and its text.
class FunctionHandle final : public HeapObject {
  public:
    FunctionHandle(std::string name, Ref<RefCounted> target)
        : HeapObject(HeapKind::FunctionHandle), name(std::move(name)), target(std::move(target)) {}

    FunctionHandle(const FunctionHandle&) = default;
    ~FunctionHandle() override { detail::destroy_nested(captured); }

    bool is_anonymous() const { return !source.empty(); }

    std::string name;         ///< of a simple handle, without `@`; empty for an anonymous function
    std::string source;       ///< normalised text of an anonymous function: `@(x)x+a`; empty for a simple handle
    Ref<RefCounted> target;   ///< the VM's compiled function, or null: looked up by name at the call
    ValueList captured;       ///< values of the captured variables, in the order of the compiled body's slots
    std::vector<std::string> captured_names;
    std::string folder;       ///< where the handle was made: private functions resolve from here
};

} // namespace etna
