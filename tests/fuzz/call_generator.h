#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/value/value.h"
#include "engine/vm/interpreter.h"

namespace etna::fuzz {

/// One call of a builtin with arguments that nobody would give it.
struct GeneratedCall {
    std::string name;
    std::vector<int> arguments; ///< indices into the sample values
    int nargout = 0;
};

/// Chooses calls from bytes. It keeps the functions that may be called and one value of every class and shape.
class CallGenerator {
  public:
    explicit CallGenerator(vm::Interpreter& interpreter);

    GeneratedCall call(std::span<const uint8_t> choices) const;
    /// As program text.
    std::string text(const GeneratedCall& call) const;
    ValueList arguments(const GeneratedCall& call) const;
    const std::vector<const Builtin*>& functions() const { return functions_; }

  private:
    std::vector<const Builtin*> functions_;
    ValueList samples_;
};

} // namespace etna::fuzz
