#pragma once

#include <string>
#include <unordered_map>

#include "engine/session/session.h"

namespace etna {
class Value;
}

namespace etna::session {

/// What a workspace browser shows of one variable. Reads no element of large arrays and forces nothing.
VariableInfo describe(const std::string& name, const Value& value);

/// Remembers what the host has been told of the workspace and finds the differences.
class WorkspaceView {
  public:
    /// The event that brings the host up to date; empty (no change, no removal) if there is nothing to tell.
    WorkspaceEvent update(vm::Interpreter& interpreter, bool all);

  private:
    std::unordered_map<std::string, VariableInfo> told_;
};

/// Formats the visible cells of a matrix, cell array or string array. Copies the slice only.
SliceEvent slice(vm::Interpreter& interpreter, const std::string& variable, int64_t row0, int64_t col0, int64_t rows,
                 int64_t cols);

/// The text of a data tip for `name` or `name.field.field`; nothing is called.
EvaluatedEvent data_tip(vm::Interpreter& interpreter, const std::string& expression);

} // namespace etna::session
