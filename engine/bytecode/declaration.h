#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/common/ref.h"

namespace etna::bytecode {

struct Code;

/// Size and class that a line of an `arguments` or `properties` block asks for. (Pages "Function Argument Validation",
/// "Property Validation".)
struct DeclaredType {
    static constexpr int64_t kAny = -1; ///< `:`

    std::vector<int64_t> dims; ///< empty: any size
    std::string class_name;    ///< empty: any class
};

/// One line of an `arguments` block.
struct DeclaredArgument {
    enum class Kind : uint8_t { Positional, Repeating, Option, Output };

    Kind kind = Kind::Positional;
    std::string name;
    std::string option;     ///< `width` of `opts.width`
    std::string from_class; ///< `Class` of `opts.?Class`: the names of its public properties are options too
    int slot = -1;          ///< of `name`
    int position1 = 0;      ///< among the inputs or outputs
    bool has_default = false;
    DeclaredType type;
    std::vector<Ref<Code>> validators; ///< closures over the function's variables that raise when the value is refused
};

} // namespace etna::bytecode
