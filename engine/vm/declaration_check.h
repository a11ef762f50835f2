#pragma once

#include "engine/syntax/ast.h"
#include "engine/value/value.h"

namespace etna::vm {

class Interpreter;

/// Size, class and default of a declared property or argument: `name (1,:) double = ...`. Source: MATLAB's pages
/// "Validate Property Values" and "Function Argument Validation". Validation functions are called by the code that is made
/// of the declaration.

/// The value in the declared class and size: converted if MATLAB converts it, a scalar spread over the declared size, a
/// vector turned. Raises `MATLAB:validation:UnableToConvert` or `MATLAB:validation:IncompatibleSize` with a message that
/// starts with `Value must ...`; the caller says before it whose value it is.
Value check_declared(Interpreter& interpreter, const syntax::Declaration& declaration, Value value);

/// What a declaration without a default value starts with: an empty value of the declared class, or as many defaults as
/// its size needs.
Value declared_default(Interpreter& interpreter, const syntax::Declaration& declaration);

} // namespace etna::vm
