#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/value/value.h"

namespace etna::vm {
class Interpreter;
}

namespace etna {

struct Builtin;

/// One call of a builtin. `args` belong to the call and may be moved from, so that `x = sort(x)` works in place.
/// `results` has max(nargout, 1) undefined slots; the builtin fills the first `nargout` of them, or the first when it
/// has a value for `ans`, or none.
struct Call {
    vm::Interpreter& interpreter;
    const Builtin& builtin;
    std::span<Value> args;
    int nargout;
    std::span<Value> results;

    int nargin() const { return static_cast<int>(args.size()); }
    const Value& arg(int index) const { return args[static_cast<size_t>(index)]; }
    /// Sets result 0.
    void give(Value value) { results[0] = std::move(value); }
    /// Sets result `index` if somebody asked for it.
    void give(int index, Value value) {
        if (static_cast<size_t>(index) < results.size())
            results[static_cast<size_t>(index)] = std::move(value);
    }
};

using BuiltinFunction = void (*)(Call&);

/// How accel/ may treat a call whose arguments are large. A function that is not `None` has a row of the same name in
/// the kernel table, and its body is the reference that every kernel must match.
enum class Accel : uint8_t {
    None,
    Elementwise, ///< one result of the broadcast size of the arguments
    Reduction,   ///< `f(x)`, `f(x, dim)`, `f(x, 'all')`
    Creation,    ///< `zeros(n, m)`, `rand(n)`, ...
};

struct Traits {
    Accel accel = Accel::None;
    bool pure = false; ///< same arguments, same results, no effect: the compiler may fold and move calls
};

constexpr int kAnyNumber = -1;

/// One registration: what `etna builtins --json`, `help`, completion, static checks and the compiler read.
struct Builtin {
    std::string_view name;     ///< exactly as MATLAB spells it
    std::string_view category; ///< MATLAB's documentation category: `Elementary Math`, `Strings`, ...
    std::string_view summary;  ///< the H1 line of its help: one sentence without a full stop
    int min_inputs;
    int max_inputs;  ///< or kAnyNumber
    int max_outputs; ///< 0: a statement; or kAnyNumber
    BuiltinFunction function;
    Traits traits = {};
    /// Called instead when an argument is sparse. Null: the sparse arguments are made full, and `function` is called.
    BuiltinFunction sparse = nullptr;
};

/// The function library. Names are unique; adding one twice replaces the first (a storey above may refine a function).
class Registry {
  public:
    void add(const Builtin& builtin);
    void add(std::span<const Builtin> builtins);
    /// What the builtin of this name does with sparse arguments, whether it is there yet or comes later.
    void add_sparse(std::string_view name, BuiltinFunction function);
    const Builtin* find(std::string_view name) const;
    /// Sorted by name.
    std::vector<const Builtin*> all() const;

  private:
    std::unordered_map<std::string_view, Builtin> builtins_;
    std::unordered_map<std::string_view, BuiltinFunction> sparse_;
};

/// Adds every builtin of the engine: calls each family's `register_...` function (engine/builtins/catalog.cpp).
void register_engine_builtins(Registry& registry);

/// Checks the number of inputs and outputs against the record (raises `MATLAB:minrhs`, `MATLAB:maxrhs`,
/// `MATLAB:maxlhs`) and calls it. The one place where a builtin that knows no sparse matrices gets full ones.
void call_builtin(Call& call);

} // namespace etna
