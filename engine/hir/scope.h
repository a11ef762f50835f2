#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/syntax/ast.h"

/// What each name of a function means: resolved once, before code is made.
namespace etna::hir {

struct Variable {
    std::string name;
    bool boxed = false;    ///< global, persistent or shared with another function
    bool assigned = false; ///< false only in scripts: a name that is read and may be a variable or a function
    bool read_first = false; ///< a function reads it, in the order of its text, before it assigns it
};

/// A variable that lives in the enclosing function.
struct Capture {
    int slot = 0;
    int outer_slot = 0;
};

/// The variables of one function or of one script's body. A name without a slot is a function.
class Scope {
  public:
    int find(std::string_view name) const;
    int add(std::string_view name);
    Variable& variable(int slot) { return variables_[static_cast<size_t>(slot)]; }
    const Variable& variable(int slot) const { return variables_[static_cast<size_t>(slot)]; }
    int count() const { return static_cast<int>(variables_.size()); }

    bool is_script = false;
    std::string qualified_name; ///< `outer/inner`
    const syntax::Function* function = nullptr; ///< null for a script
    std::vector<int> inputs;                    ///< slots 0.. in order, without varargin
    std::vector<int> outputs;
    int varargin_slot = -1;
    int varargout_slot = -1;
    Scope* parent = nullptr;
    std::vector<Capture> captures;
    std::vector<std::unique_ptr<Scope>> nested;
    std::vector<std::string> imports; ///< of its `import` statements

  private:
    std::vector<Variable> variables_;
    std::unordered_map<std::string, int> slots_;
};

/// Resolves a function and the functions nested in it.
std::unique_ptr<Scope> resolve_function(const syntax::Function& function);

/// Resolves a script's body, or text typed at the prompt. `is_boxed` says which variables of the workspace that it
/// runs in are global or shared.
std::unique_ptr<Scope> resolve_script(const syntax::Block& body,
                                      const std::function<bool(std::string_view)>& is_boxed);

} // namespace etna::hir
