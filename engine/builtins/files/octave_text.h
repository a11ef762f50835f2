#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/builtins/files/mat_file.h"

/// Octave's text format for variables: `# name: x`, `# type: matrix`, and so on.
namespace etna::builtins {

/// True if the file begins as this format does.
bool is_octave_text(const std::string& path);
/// The variables for whose names `wanted` is true. False if the file does not keep to the format.
bool read_octave_text(vm::Interpreter& interpreter, const std::string& path,
                      const std::function<bool(const std::string&)>& wanted, std::vector<MatVariable>& out);
/// The variables as text; numbers have the digits of the setting `save_precision`. Raises `MATLAB:save:unsupportedClass`
/// for classes that the format does not have.
std::string octave_text(vm::Interpreter& interpreter, const std::vector<MatVariable>& variables);

} // namespace etna::builtins
